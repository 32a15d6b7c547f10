import type { AuditEntry } from '../../src/core/audit/audit-event.js';
import { checkpointOf, emptyChain, parseCheckpoint, verifyChain, type ChainHead } from '../../src/core/audit/chain.js';
import { newId } from '../../src/core/kernel/ids.js';
import { SqlAuditSource, SqlAuditTrail } from '../../src/storage/audit/audit-trail.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { raw, sql, type Sql } from '../../src/storage/database/sql.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';

describe.each(dialects)('the audit trail on %s', (dialect) => {
  let database: Database;
  let close: () => Promise<void>;
  const world = new World();
  const things = [newId('grp'), newId('usr')];
  // More than are read at once.
  const events = Array.from({ length: 520 }, (_, n) =>
    world.event({
      action: n % 2 === 0 ? 'createGroup' : 'addGroupMember',
      outcome: n % 7 === 0 ? 'FAILED' : 'SUCCEEDED',
      code: n % 7 === 0 ? 'INVALID' : null,
      actorId: newId('usr'),
      tokenId: n % 3 === 0 ? newId('tok') : null,
      changes: [
        {
          objectId: newId('grp'),
          before: null,
          after: { name: `“${n}”\n\u001b[31m{"a":1}`, n, list: [1, null, true] },
        },
      ],
      objectIds: n < 2 ? things : [],
    }),
  );
  let noted: ChainHead;
  beforeAll(async () => {
    ({ database, close } = await freshDatabase(dialect));
    await writing(async (session) => {
      const trail = new SqlAuditTrail(session);
      let { revision, hash } = await trail.lockHead();
      expect({ revision, hash: [...hash] }).toEqual({ revision: 0, hash: [...emptyChain.hash] });
      for (const [n, event] of events.entries()) {
        revision = await trail.append({ revision, hash }, event);
        ({ hash } = await trail.lockHead());
        if (n === 299) noted = { revision, hash };
      }
    });
  });
  afterAll(() => close());

  const writing = <T>(work: (session: SqlSession) => Promise<T>) =>
    database.transaction((connection) => work(new SqlSession(connection)));
  const verdictOn = async (session: SqlSession, checkpoint: ChainHead | null = null) => {
    const source = new SqlAuditSource(session);
    return verifyChain(source.events(), await source.head(), checkpoint);
  };
  /** What is found by those who do and who do not have a checkpoint, after somebody has meddled with the rows; then all is as before. */
  const afterwards = async (meddle: (session: SqlSession) => Promise<unknown>) => {
    class Undone extends Error {}
    let found: unknown[] = [];
    const meddling = writing(async (session) => {
      await meddle(session);
      found = [await verdictOn(session), await verdictOn(session, noted)];
      throw new Undone();
    });
    await expect(meddling).rejects.toBeInstanceOf(Undone);
    return found;
  };
  const running = (statements: readonly Sql[]) => async (session: SqlSession) => {
    for (const statement of statements) expect((await session.run(statement)).affected).toBeGreaterThan(0);
  };

  it('is read back as it was written, and is whole', async () => {
    const read: AuditEntry[] = [];
    for await (const { event } of new SqlAuditSource(new SqlSession(database.reader)).events()) read.push(event);
    expect(read).toEqual(events.map((event, n) => ({ ...event, revision: n + 1 })));
    const session = new SqlSession(database.reader);
    expect([await verdictOn(session), await verdictOn(session, noted)]).toEqual([null, null]);
    expect(parseCheckpoint(checkpointOf(noted))).toEqual(noted);
  });

  it.each<[string, Sql[], number]>([
    ['a changed outcome', [sql`UPDATE audit_events SET outcome = 'SUCCEEDED' WHERE revision = ${raw(8)}`], 8],
    ['a changed time', [sql`UPDATE audit_events SET at = at + 1 WHERE revision = ${raw(520)}`], 520],
    ['a changed actor', [sql`UPDATE audit_events SET actor_id = NULL WHERE revision = ${raw(1)}`], 1],
    ['a changed request', [sql`UPDATE audit_events SET request_id = 'x' WHERE revision = ${raw(300)}`], 300],
    [
      'changed facts',
      [sql`UPDATE audit_events SET changes = REPLACE(changes, '"n":4,', '"n":5,') WHERE revision = ${raw(5)}`],
      5,
    ],
    ['facts that are no JSON', [sql`UPDATE audit_events SET changes = '{' WHERE revision = ${raw(400)}`], 400],
    [
      'a changed hash',
      [sql`UPDATE audit_events SET hash = (SELECT hash FROM audit_head) WHERE revision = ${raw(77)}`],
      77,
    ],
    ['a dropped event', [sql`DELETE FROM audit_events WHERE revision = ${raw(123)}`], 123],
    ['the first event dropped', [sql`DELETE FROM audit_events WHERE revision = ${raw(1)}`], 1],
    ['a dropped tail', [sql`DELETE FROM audit_events WHERE revision > ${raw(510)}`], 511],
    ['an event put in before all', [sql`UPDATE audit_events SET revision = ${raw(0)} WHERE revision = ${raw(2)}`], 1],
    [
      'two events that have changed places',
      [
        sql`UPDATE audit_events SET revision = ${raw(9999)} WHERE revision = ${raw(40)}`,
        sql`UPDATE audit_events SET revision = ${raw(40)} WHERE revision = ${raw(41)}`,
        sql`UPDATE audit_events SET revision = ${raw(41)} WHERE revision = ${raw(9999)}`,
      ],
      40,
    ],
    [
      'an event put in at the end',
      [
        sql`UPDATE audit_events SET revision = ${raw(521)}, hash = (SELECT h.hash FROM audit_head h) WHERE revision = ${raw(520)}`,
      ],
      520,
    ],
  ])('tells of %s', async (_what, statements, revision) => {
    const [found] = await afterwards(running(statements));
    expect(found).toMatchObject({ revision });
  });

  it('tells of a tail that was cut off with the head that knew of it, by a checkpoint from elsewhere', async () => {
    const cut = [
      sql`DELETE FROM audit_events WHERE revision > ${raw(200)}`,
      sql`UPDATE audit_head SET revision = 200, hash = (SELECT e.hash FROM audit_events e WHERE e.revision = ${raw(200)})`,
    ];
    expect(await afterwards(running(cut))).toEqual([null, expect.objectContaining({ revision: 201 })]);
  });

  it('tells of a trail that was written anew, by a checkpoint from elsewhere', async () => {
    const anew = async (session: SqlSession) => {
      await running([
        sql`DELETE FROM audit_events WHERE revision > ${0}`,
        sql`DELETE FROM audit_objects WHERE revision > ${0}`,
        sql`UPDATE audit_head SET revision = 0, hash = X'${raw('00'.repeat(32))}' WHERE revision > ${0}`,
      ])(session);
      const trail = new SqlAuditTrail(session);
      for (const event of events.slice(0, 301)) await trail.append(await trail.lockHead(), { ...event, actorId: null });
    };
    expect(await afterwards(anew)).toEqual([null, expect.objectContaining({ revision: 300 })]);
  });
});

import { everything } from '../../src/core/kernel/condition.js';
import { newId } from '../../src/core/kernel/ids.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertWorld } from '../support/insert-world.js';
import { platform, storesOf } from './contract.js';

// SQLite takes 32,766 values.
const many = 33_000;
const page = { limit: 2, backwards: false };

describe.each(dialects)('batches beyond what one statement takes in values, on %s', (dialect) => {
  const world = new World();
  const tenant = world.tenant();
  const directory = world.directory(tenant);
  const [ann, bob] = [world.user({}, directory), world.user({}, directory)];
  const [outer, inner] = [world.group(directory), world.group(directory)];
  const role = world.role(tenant);
  world.nest(outer, inner);
  world.member(inner, ann);
  world.assign(inner, role, tenant);

  // What is asked for stands at both ends of very many things that are not there.
  const amid = <T>(thing: T, other: T, stranger: () => T): T[] => [
    thing,
    ...Array.from({ length: many }, stranger),
    other,
  ];
  const users = amid(ann.id, bob.id, () => newId('usr'));
  const groups = amid(outer.id, inner.id, () => newId('grp'));

  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await freshDatabase(dialect));
    await insertWorld(database, world);
  });
  afterAll(() => close());

  /** What the ends of the batch are answered, having taken one statement. */
  async function ends<T>(ask: (stores: ReturnType<typeof storesOf>) => Promise<T[]>): Promise<[T, T]> {
    const session = new SqlSession(database.reader);
    const answers = await ask(storesOf(session, platform));
    expect(session.statistics.sqlStatements).toBe(1);
    expect(answers).toHaveLength(many + 2);
    return [answers[0] as T, answers.at(-1) as T];
  }

  it('finds things by their ids', async () => {
    expect(await ends((stores) => stores.users.byKeys(users.map((id) => ({ by: 'id', id }))))).toEqual([ann, bob]);
    expect((await ends((stores) => stores.principals.byIds(users))).map((one) => one?.id)).toEqual([ann.id, bob.id]);
    expect(await ends((stores) => stores.groups.byIds(groups))).toEqual([outer, inner]);
  });

  it('reads pages and counts below very many parents', async () => {
    const sizes = await ends((stores) => stores.groups.memberCounts(groups, true, everything));
    expect(sizes).toEqual([1, 1]);
    const members = await ends((stores) => stores.groups.memberPages(groups, true, everything, page));
    expect(members.map(({ rows }) => rows.map(({ item }) => item.memberId))).toEqual([[ann.id], [ann.id]]);
    const above = await ends((stores) => stores.groups.pagesOfMembers(users, true, everything, page));
    expect(above.map(({ rows }) => rows.length)).toEqual([2, 0]);
    const roles = amid(role.id, newId('rol'), () => newId('rol'));
    const holders = await ends((stores) =>
      stores.assignments.holderPages(roles, { transitive: true, place: null }, everything, page),
    );
    expect(holders.map(({ rows }) => rows.length)).toEqual([2, 0]);
    expect(await ends((stores) => stores.users.tenantCounts(users, everything))).toEqual([1, 1]);
  });

  it('reads what people have, for very many people', async () => {
    const one = { active: 1, suspended: 0 };
    expect(await ends((stores) => stores.users.places(users))).toEqual([one, one]);
    expect(await ends((stores) => stores.users.externalIdentities(users))).toEqual([[], []]);
  });

  it('reads what lies between very many pairs', async () => {
    const between = amid({ groupId: outer.id, memberId: ann.id }, { groupId: inner.id, memberId: bob.id }, () => ({
      groupId: outer.id,
      memberId: newId('usr'),
    }));
    expect(await ends((stores) => stores.groups.via(between))).toEqual([[inner], []]);
    const places = users.map((userId) => ({ userId, tenantId: tenant.id }));
    const found = await ends((stores) => stores.users.directoryAccesses(places));
    expect(found.map((accesses) => accesses.map(({ directoryId }) => directoryId))).toEqual([
      [directory.id],
      [directory.id],
    ]);
  });
});

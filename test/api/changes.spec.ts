import { heldBy, rightDifferences, type RightDifference } from '../../src/core/access/right-difference.js';
import type { GroupId, PrincipalId } from '../../src/core/kernel/ids.js';
import { SqlAffectedStore } from '../../src/storage/changes/affected-store.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import { readPrincipalId } from '../../src/storage/users/principal-stores.js';
import { Dice } from '../contract/dice.js';
import type { App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  AddGroupMemberDocument,
  AddGroupParentDocument,
  AuditEventByIdDocument,
  AuditEventsDocument,
  CreateGroupDocument,
  DeleteGroupDocument,
  RemoveGroupMemberDocument,
  RemoveGroupParentDocument,
  UpdateGroupDocument,
  UpdateGroupMemberRoleDocument,
  type PreviewFragment,
} from '../support/generated/test-documents.js';
import { builtInRole, foundCompanies } from './companies.js';
import { Changing } from './changing.js';

const key = (name: string) => ({ 'idempotency-key': `${name}-0123456789abcdef` });
const created = /^grp_[0-9a-z]{26}$/;

describe.each(dialects)('any change on %s', (dialect) => {
  const companies = foundCompanies();
  const { world, acme } = companies;
  const { users, groups, tenant, main } = acme;
  const managers = world.group(main, { name: 'Managers' });
  world.assign(managers, builtInRole('groupManager'), tenant);
  const gia = world.user({ username: 'gia', displayName: 'Gia' }, main);
  for (const one of [users.ada, users.kim, gia]) world.member(managers, one);
  for (const one of [users.bob, users.kim, gia]) world.assign(one, builtInRole('member'), tenant);
  const pool = Array.from({ length: 6 }, (_, n) => world.group(main, { name: `Pool ${n}` }));
  for (const [n, one] of [users.bob, users.kim, gia, users.hana, acme.robots.deployer].entries())
    world.member(pool[n] as (typeof pool)[number], one);
  for (const [n, scope] of [tenant, acme.domains.shop, acme.domains.hr].entries())
    world.assign(pool[n] as (typeof pool)[number], n === 0 ? acme.roles.maker : acme.roles.reader, scope);
  let app: App;
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
    app = changing.app;
  }, 60_000);
  afterAll(() => changing.stop());

  const create = (name: string, as = 'root', headers = {}) =>
    changing.ask(as, CreateGroupDocument, { input: { directoryId: main.id, name } }, headers);
  const rowsNamed = async (name: string) =>
    (await new SqlSession(app.database.reader).rows(sql`SELECT id FROM \`groups\` WHERE name = ${name}`)).length;
  const revision = async () =>
    Number((await new SqlSession(app.database.reader).row(sql`SELECT revision FROM audit_head`))['revision']);

  describe('with an idempotency key', () => {
    it('is done once, and gives the same answer again', async () => {
      const first = await create('Once', 'ada', key('once'));
      expect([first.group?.id, first.userErrors]).toEqual([expect.stringMatching(created), []]);
      expect(await create('Once', 'ada', key('once'))).toEqual(first);
      expect(await rowsNamed('Once')).toBe(1);
      expect(await revision()).toBe(first.revision);
    });

    it('fails once when it comes ten times at the same moment, and all get the same answer', async () => {
      await create('Crowded', 'ada');
      const answers = await Promise.all(Array.from({ length: 10 }, () => create('Crowded', 'ada', key('crowded'))));
      expect(answers[0]?.userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    });

    it('gives a failure again, too', async () => {
      await create('Taken', 'ada');
      const failed = await create('Taken', 'ada', key('failed'));
      expect(failed.userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
      expect(await create('Taken', 'ada', key('failed'))).toEqual(failed);
    });

    it('is refused when the key was for something else', async () => {
      const first = await create('Something', 'ada', key('other'));
      expect((await create('Something else', 'ada', key('other'))).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
      expect(await rowsNamed('Something else')).toBe(0);
      // And what it was for keeps its answer.
      expect(await create('Something', 'ada', key('other'))).toEqual(first);
    });

    it('belongs to who sent it: with the same key, somebody else does what they ask', async () => {
      await create('Of Ada', 'ada', key('shared'));
      expect((await create('Of Ada', 'kim', key('shared'))).userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
      expect((await create('Of Kim', 'kim', key('shared'))).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    });

    it('tells two changes of one operation apart', async () => {
      const operation = `mutation ($directory: ID!) {
        a: createGroup(input: { directoryId: $directory, name: "Twin a" }) { group { id } }
        b: createGroup(input: { directoryId: $directory, name: "Twin b" }) { group { id } } }`;
      const send = () => changing.raw('ada', operation, { directory: main.id }, key('twins'));
      const { data } = await send();
      expect(data).toMatchObject({ a: { group: { id: expect.stringMatching(created) as string } } });
      expect((await send()).data).toEqual(data);
    });

    it.each(['short', 'x'.repeat(256), 'with spaces in the middle of it', 'umläut-0123456789'])(
      'is refused for the key %j',
      async (value) => {
        const headers = { 'idempotency-key': Buffer.from(value).toString('latin1') };
        const { errors } = await changing.raw(
          'ada',
          CreateGroupDocument,
          { input: { directoryId: main.id, name: 'Never' } },
          headers,
        );
        expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
        expect(await rowsNamed('Never')).toBe(0);
      },
    );

    it('is done once when it comes twenty times at the same moment, and all get the same answer', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => create('Rush', 'ada', key('rush'))));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]?.userErrors).toEqual([]);
      expect(await rowsNamed('Rush')).toBe(1);
    });

    it('is kept so that nobody reads the answer out of the database', async () => {
      const { group } = await create('Sealed', 'ada', key('sealed'));
      const rows = await new SqlSession(app.database.reader).rows(sql`SELECT answer FROM kept_answers`);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(group?.id);
    });
  });

  it('that is asked for twenty times at the same moment is done once, and told once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create('Stampede', 'ada')));
    const codes = answers.map(({ userErrors: [error] }) => error?.code ?? 'done').sort();
    expect(codes).toEqual([...Array.from({ length: 19 }, () => 'ALREADY_EXISTS'), 'done']);
    expect(await rowsNamed('Stampede')).toBe(1);
    const { data } = await changing.raw('root', AuditEventsDocument, {
      first: 100,
      orderBy: [{ field: 'AT', direction: 'DESC' }],
    });
    const told = data?.auditEvents.nodes.filter(({ changes }) =>
      changes.some(({ after }) => (after as { name?: string } | null)?.name === 'Stampede'),
    );
    expect(told).toHaveLength(1);
  });

  it('is decided by the rights that its caller has by then: what one change takes, the next one lacks', async () => {
    const both = 'mutation ($group: ID!, $self: ID!, $directory: ID!) {'.concat(
      'leave: removeGroupMember(input: { groupId: $group, memberId: $self }) { userErrors { code } }',
      'create: createGroup(input: { directoryId: $directory, name: "Too late" }) { group { id } } }',
    );
    const variables = { group: managers.id, self: users.kim.id, directory: main.id };
    const { data, errors } = await changing.raw('kim', both, variables);
    expect(data).toEqual({ leave: { userErrors: [] }, create: null });
    expect(errors).toMatchObject([{ path: ['create'], extensions: { code: 'FORBIDDEN' } }]);
    expect(await rowsNamed('Too late')).toBe(0);
    const back = { groupId: managers.id, memberId: users.kim.id };
    expect(await changing.outcome('root', AddGroupMemberDocument, { input: back })).toBe('done');
  });

  it('that is refused is told in the trail of the tenant, with what it named', async () => {
    expect(await changing.outcome('dan', CreateGroupDocument, { input: { directoryId: main.id, name: 'No' } })).toBe(
      'UNAUTHENTICATED!',
    );
    expect(await changing.outcome('bob', DeleteGroupDocument, { input: { id: managers.id } })).toBe('FORBIDDEN!');
    const { data } = await changing.raw('root', AuditEventsDocument, {
      filter: { outcome: { eq: 'DENIED' }, concerns: managers.id },
      orderBy: [{ field: 'AT', direction: 'DESC' }],
      first: 1,
    });
    const [event] = data?.auditEvents.nodes ?? [];
    expect(event).toMatchObject({
      action: 'deleteGroup',
      outcome: 'DENIED',
      code: 'FORBIDDEN',
      actorId: users.bob.id,
      changes: [],
      objectIds: [managers.id],
    });
    expect((await changing.raw('root', AuditEventByIdDocument, { id: event?.id as string })).data?.auditEvent).toEqual(
      event,
    );
  });

  it('is told in as many statements with one event as with a hundred', async () => {
    const orderBy = [{ field: 'AT', direction: 'ASC' } as const];
    const statements = async (first: number) =>
      (await changing.raw('root', AuditEventsDocument, { first, orderBy })).extensions?.stats?.sqlStatements;
    const ofOne = await statements(1);
    expect(ofOne).toBeGreaterThan(2);
    expect([await statements(10), await statements(100)]).toEqual([ofOne, ofOne]);
  });

  it('is not done when the trail cannot tell of it', async () => {
    const before = await revision();
    await app.database.transaction(async (connection) => {
      await new SqlSession(connection).run(sql`ALTER TABLE audit_events RENAME TO audit_events_away`);
    });
    try {
      expect(
        await changing.outcome('root', CreateGroupDocument, { input: { directoryId: main.id, name: 'Untold' } }),
      ).toBe('INTERNAL_SERVER_ERROR!');
    } finally {
      await app.database.transaction(async (connection) => {
        await new SqlSession(connection).run(sql`ALTER TABLE audit_events_away RENAME TO audit_events`);
      });
    }
    expect(await rowsNamed('Untold')).toBe(0);
    expect(await revision()).toBe(before);
  });

  it('answers a revision from which on every request can be made to see it', async () => {
    const { revision: seen, group } = await create('Seen', 'ada');
    const look = (least: string) =>
      changing.raw(
        'ada',
        'query ($id: ID!) { group(id: $id) { name } }',
        { id: group?.id },
        {
          'x-denizen-min-revision': least,
        },
      );
    expect((await look(String(seen))).data).toEqual({ group: { name: 'Seen' } });
    expect(await look(String(seen + 1000))).toMatchObject({
      status: 503,
      errors: [{ extensions: { code: 'UNAVAILABLE' } }],
    });
    // Nobody who has not signed in makes the database wait.
    const headers = { 'x-denizen-min-revision': String(seen + 1000) };
    const nobody = await app.graphql('{ groupsCount }', {}, { token: null, headers });
    expect(nobody).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    for (const least of ['-1', '1.5', 'soon', '9'.repeat(16)])
      expect((await look(least)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  describe('that would leave nobody to administer', () => {
    const admins = world.group(main, { name: 'Administrators' });
    world.assign(admins, builtInRole('tenantAdministrator'), tenant);
    world.member(admins, users.ada);
    const above = world.group(main, { name: 'Above' });
    const last = { groupId: admins.id, memberId: users.ada.id };

    it('is refused by every way: leaving, deleting and disabling the group, and an end to the membership', async () => {
      const refused = 'LAST_ADMINISTRATOR input';
      expect(await changing.outcome('root', RemoveGroupMemberDocument, { input: last })).toBe(refused);
      expect(await changing.outcome('root', DeleteGroupDocument, { input: { id: admins.id } })).toBe(refused);
      expect(
        await changing.outcome('root', UpdateGroupDocument, { input: { id: admins.id, status: 'DISABLED' } }),
      ).toBe(refused);
      const ends = { ...last, expiresAt: '2999-01-01T00:00:00.000Z' };
      expect(await changing.outcome('root', UpdateGroupMemberRoleDocument, { input: ends })).toBe(refused);
      // Another one whose right ends is not enough; one whose right does not end is.
      const kim = { groupId: admins.id, memberId: users.kim.id };
      expect(
        await changing.outcome('root', AddGroupMemberDocument, { input: { ...kim, expiresAt: ends.expiresAt } }),
      ).toBe('done');
      expect(await changing.outcome('root', RemoveGroupMemberDocument, { input: last })).toBe(refused);
      expect(
        await changing.outcome('root', UpdateGroupMemberRoleDocument, { input: { ...kim, expiresAt: null } }),
      ).toBe('done');
      expect(await changing.outcome('root', RemoveGroupMemberDocument, { input: last })).toBe('done');
      expect(await changing.outcome('root', AddGroupMemberDocument, { input: last })).toBe('done');
      expect(await changing.outcome('root', RemoveGroupMemberDocument, { input: kim })).toBe('done');
    });

    it('is refused for the group around, too', async () => {
      const nested = { groupId: admins.id, parentId: above.id };
      expect(await changing.outcome('root', AddGroupParentDocument, { input: nested })).toBe('done');
      expect(await changing.outcome('root', RemoveGroupParentDocument, { input: nested })).toBe('done');
    });

    it('is refused to one of two who remove each other at the same moment, a hundred times', async () => {
      const both = [users.ada, users.kim].map(({ id }) => ({ groupId: admins.id, memberId: id }));
      for (let round = 0; round < 100; round++) {
        for (const input of both) await changing.raw('root', AddGroupMemberDocument, { input });
        const outcomes = await Promise.all(
          both.map((input, n) => changing.outcome(n === 0 ? 'kim' : 'ada', RemoveGroupMemberDocument, { input })),
        );
        // The second one is no administrator any more, or would be the last to go.
        expect([round, outcomes.filter((one) => one === 'done').length]).toEqual([round, 1]);
      }
      for (const input of both) await changing.raw('root', AddGroupMemberDocument, { input });
    }, 120_000);
  });

  describe('as a dry run', () => {
    const everybody = async () => {
      const session = new SqlSession(app.database.reader);
      const rows = await session.rows(sql`SELECT id, kind FROM principals WHERE kind <> 'GROUP'`);
      const ids = rows.map((row) => readPrincipalId(row, 'id', 'kind'));
      return heldBy(ids, await new SqlAffectedStore(session).factsOf(ids, Date.now()));
    };
    const short = (one: RightDifference) => ({
      principal: one.principalId,
      gained: one.gained.map(({ permission, scope }) => `${permission} ${scope.kind}`).sort(),
      lost: one.lost.map(({ permission, scope }) => `${permission} ${scope.kind}`).sort(),
    });
    const told = ({ differences }: PreviewFragment) =>
      differences.nodes.map(({ principal, gained, lost }) => ({
        principal: principal?.id as PrincipalId,
        gained: gained.map(({ permission, scope }) => `${permission?.name} ${scope.kind}`).sort(),
        lost: lost.map(({ permission, scope }) => `${permission?.name} ${scope.kind}`).sort(),
      }));

    it('tells exactly what the change then does to whom, and does nothing', async () => {
      const dice = new Dice(7);
      const among = [...pool, managers, groups.payments, groups.engineering].map(({ id }) => id);
      const people = [users.ada, users.bob, users.kim, users.hana, acme.robots.deployer].map(({ id }) => id);
      let changed = 0;
      for (let round = 0; round < 60; round++) {
        const [groupId, parentId, memberId] = [dice.pick(among), dice.pick(among), dice.pick(people)];
        const step = dice.pick([
          { document: AddGroupMemberDocument, input: { groupId, memberId } },
          { document: RemoveGroupMemberDocument, input: { groupId, memberId } },
          { document: AddGroupParentDocument, input: { groupId, parentId } },
          { document: AddGroupParentDocument, input: { groupId: parentId, parentId: groupId } },
          { document: RemoveGroupParentDocument, input: { groupId, parentId } },
          { document: UpdateGroupDocument, input: { id: groupId, status: dice.pick(['ACTIVE', 'DISABLED']) } },
        ]) as { document: typeof AddGroupMemberDocument; input: { groupId: GroupId; memberId: string } };
        const [before, at] = [await everybody(), await revision()];
        const dry = await changing.ask('root', step.document, { input: { ...step.input, dryRun: true } });
        expect([await revision(), rightDifferences(before, await everybody())]).toEqual([at, []]);
        const real = await changing.ask('root', step.document, { input: step.input });
        expect(dry.userErrors).toEqual(real.userErrors);
        const measured = rightDifferences(before, await everybody()).map(short);
        expect([round, dry.preview && told(dry.preview)]).toEqual([
          round,
          real.userErrors.length > 0 ? null : measured,
        ]);
        changed += measured.length;
      }
      expect(changed).toBeGreaterThan(10);
    }, 120_000);

    it('is told page by page', async () => {
      const input = { id: managers.id, dryRun: true };
      const { preview } = await changing.ask('root', DeleteGroupDocument, { input });
      const all = preview?.differences.nodes ?? [];
      expect(all.length).toBeGreaterThan(1);
      expect(preview?.differences.totalCount).toBe(all.length);
      const page = `mutation ($input: DeleteGroupInput!, $after: String) { deleteGroup(input: $input) { preview {
        differences(first: 1, after: $after) { pageInfo { endCursor hasNextPage } nodes { principal { id } } } } } }`;
      type Paged = { readonly deleteGroup: { readonly preview: PreviewFragment } };
      const pageAfter = async (after: string | null): Promise<PreviewFragment['differences'] | undefined> =>
        (await changing.raw<Paged, object>('root', page, { input, after })).data?.deleteGroup.preview.differences;
      const found: (string | undefined)[] = [];
      for (let next = await pageAfter(null); next !== undefined;) {
        found.push(...next.nodes.map(({ principal }) => principal?.id));
        const { endCursor, hasNextPage } = next.pageInfo;
        next = hasNextPage ? await pageAfter(endCursor ?? null) : undefined;
      }
      expect(found).toEqual(all.map(({ principal }) => principal?.id));
    });

    it('tells nobody of rights that they may not ask about', async () => {
      const input = { id: managers.id, dryRun: true };
      const { preview } = await changing.ask('gia', DeleteGroupDocument, { input });
      const seen = preview?.differences.nodes.map(({ principal, lost }) => [principal?.id, lost.length > 0]) ?? [];
      // Gia manages groups and sees no assignments: her own rights she knows.
      expect(seen.length).toBeGreaterThan(1);
      expect(seen).toEqual(seen.map(([id]) => [id, id === gia.id]));
      expect(seen).toContainEqual([gia.id, true]);
    });
  });
});

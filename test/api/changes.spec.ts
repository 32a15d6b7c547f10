import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
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
} from '../support/generated/test-documents.js';
import { builtInRole } from './companies.js';
import { foundManagedGroups } from './managed-groups.js';
import { Changing } from './changing.js';

describe.each(dialects)('any change on %s', (dialect) => {
  const companies = foundManagedGroups();
  const { world, acme, managers } = companies;
  const { users, tenant, main } = acme;
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
  });
  afterAll(() => changing.stop());

  const create = (name: string, as = 'root', headers = {}) =>
    changing.ask(as, CreateGroupDocument, { input: { directoryId: main.id, name } }, headers);
  const groupsNamed = (name: string) => changing.rows(`\`groups\` WHERE name = '${name}'`);

  it('that is asked for twenty times at the same moment is done once, and told once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create('Stampede', 'ada')));
    const codes = answers.map(({ userErrors: [error] }) => error?.code ?? 'done').sort();
    expect(codes).toEqual([...Array.from({ length: 19 }, () => 'ALREADY_EXISTS'), 'done']);
    expect(await groupsNamed('Stampede')).toBe(1);
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
    expect(await groupsNamed('Too late')).toBe(0);
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
    // All of these have an actor, a tenant and a token.
    const filter = { actorId: { eq: users.ada.id } };
    const orderBy = [{ field: 'AT', direction: 'ASC' } as const];
    const statements = async (first: number) =>
      (await changing.raw('root', AuditEventsDocument, { first, filter, orderBy })).extensions?.stats?.sqlStatements;
    const ofOne = await statements(1);
    expect(ofOne).toBeGreaterThan(2);
    expect([await statements(10), await statements(100)]).toEqual([ofOne, ofOne]);
  });

  it('is not done when the trail cannot tell of it', async () => {
    const before = await changing.revision();
    await changing.app.database.transaction(async (connection) => {
      await new SqlSession(connection).run(sql`ALTER TABLE audit_events RENAME TO audit_events_away`);
    });
    try {
      expect(
        await changing.outcome('root', CreateGroupDocument, { input: { directoryId: main.id, name: 'Untold' } }),
      ).toBe('INTERNAL_SERVER_ERROR!');
    } finally {
      await changing.app.database.transaction(async (connection) => {
        await new SqlSession(connection).run(sql`ALTER TABLE audit_events_away RENAME TO audit_events`);
      });
    }
    expect(await groupsNamed('Untold')).toBe(0);
    expect(await changing.revision()).toBe(before);
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
    const nobody = await changing.app.graphql('{ groupsCount }', {}, { token: null, headers });
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
    });
  });
});

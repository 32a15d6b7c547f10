import { dialects } from '../support/databases.js';
import {
  AddGroupMemberDocument,
  AddGroupMembersDocument,
  AuditEventsDocument,
  CreateGroupDocument,
  MembersOfGroupDocument,
  RemoveGroupMemberDocument,
  SetUserGroupsDocument,
  UpdateGroupMemberRoleDocument,
} from '../support/generated/test-documents.js';
import { builtInRole, foundCompanies } from './companies.js';
import { Changing } from './changing.js';

const later = '2999-01-01T00:00:00.000Z';

describe.each(dialects)('the members of groups on %s', (dialect) => {
  const companies = foundCompanies();
  const { world, acme, globex } = companies;
  const { users, groups, tenant, main } = acme;
  const club = world.group(main, { name: 'Book club' });
  world.member(club, users.bob, { role: 'OWNER' });
  world.assign(users.ada, builtInRole('groupManager'), tenant);
  world.assign(users.bob, builtInRole('member'), tenant);
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
  });
  afterAll(() => changing.stop());

  const made = async (name: string, as = 'root') => {
    const { group, userErrors } = await changing.ask(as, CreateGroupDocument, {
      input: { directoryId: main.id, name },
    });
    expect(userErrors).toEqual([]);
    return group?.id as string;
  };
  const membersOf = async (id: string) => {
    const { data } = await changing.raw('root', MembersOfGroupDocument, { id });
    return (data?.group?.members.edges ?? []).map(({ role, node }) => `${role} ${node.displayName}`).sort();
  };

  it('are managed by its owner without any other permission', async () => {
    const key = { groupId: club.id, memberId: users.kim.id };
    const { member, tenantAccess } = await changing.ask('bob', AddGroupMemberDocument, {
      input: { ...key, expiresAt: later },
    });
    expect([member?.displayName, tenantAccess]).toEqual([users.kim.displayName, null]);
    expect(await membersOf(club.id)).toEqual([`MEMBER ${users.kim.displayName}`, `OWNER ${users.bob.displayName}`]);
    expect(
      await changing.outcome('bob', UpdateGroupMemberRoleDocument, {
        input: { ...key, role: 'OWNER', expiresAt: null },
      }),
    ).toBe('done');
    const { data } = await changing.raw('root', MembersOfGroupDocument, { id: club.id });
    expect(data?.group?.members.edges.find(({ node }) => node.displayName === users.kim.displayName)).toMatchObject({
      role: 'OWNER',
      expiresAt: null,
      addedBy: { displayName: users.bob.displayName },
    });
    expect(await changing.outcome('bob', RemoveGroupMemberDocument, { input: key })).toBe('done');
    expect(await membersOf(club.id)).toEqual([`OWNER ${users.bob.displayName}`]);
    expect(await changing.outcome('bob', RemoveGroupMemberDocument, { input: key })).toBe('NOT_FOUND input.memberId');
  });

  it.each<[string, { groupId: string; memberId: string; expiresAt?: string }, string, string]>([
    [
      'into a group that one neither owns nor manages',
      { groupId: groups.engineering.id, memberId: users.kim.id },
      'bob',
      'FORBIDDEN!',
    ],
    [
      'into a group that is not seen',
      { groupId: globex.group.id, memberId: users.kim.id },
      'ada',
      'NOT_FOUND input.groupId',
    ],
    ['who is not seen', { groupId: club.id, memberId: globex.users.eve.id }, 'ada', 'NOT_FOUND input.memberId'],
    ['who is in it', { groupId: club.id, memberId: users.bob.id }, 'ada', 'ALREADY_EXISTS input.memberId'],
    [
      'that another system keeps',
      { groupId: groups.cards.id, memberId: users.kim.id },
      'ada',
      'EXTERNALLY_MANAGED input',
    ],
    ['that is built in', { groupId: groups.platform.id, memberId: users.kim.id }, 'root', 'INVALID input.groupId'],
    [
      'until a moment that has passed',
      { groupId: club.id, memberId: users.kim.id, expiresAt: '2020-01-01T00:00:00Z' },
      'ada',
      'INVALID input.expiresAt',
    ],
    ['that is a group', { groupId: club.id, memberId: groups.payments.id }, 'ada', 'INVALID input.memberId'],
    [
      'that is a service account of another tenant',
      { groupId: club.id, memberId: globex.robot.id },
      'root',
      'INVALID input.memberId',
    ],
    [
      'with more rights than one holds oneself',
      { groupId: groups.operators.id, memberId: users.ada.id },
      'ada',
      'PRIVILEGE_ESCALATION input.groupId',
    ],
  ])('are not put %s', async (_what, input, as, expected) => {
    const before = await membersOf(input.groupId);
    expect(await changing.outcome(as, AddGroupMemberDocument, { input })).toBe(expected);
    expect(await membersOf(input.groupId)).toEqual(before);
  });

  it('get access to the tenant on the way, if whoever adds them may give it', async () => {
    const id = await made('Guests');
    const input = { groupId: id, memberId: users.fay.id };
    expect((await changing.ask('root', AddGroupMemberDocument, { input })).tenantAccess).toEqual({
      userId: users.fay.id,
      tenantId: tenant.id,
    });
    const { data } = await changing.raw('root', AuditEventsDocument, { filter: { concerns: users.fay.id } });
    expect(data?.auditEvents.nodes.flatMap(({ changes }) => changes.map(({ objectId }) => objectId))).toEqual([
      tenant.id,
      id,
    ]);
  });

  it('are put in together: the good ones, each with an answer, or all or none', async () => {
    const id = await made('Crowd');
    const members = [
      { groupId: id, memberId: users.kim.id },
      { groupId: id, memberId: globex.users.eve.id },
      { groupId: groups.operators.id, memberId: users.kim.id },
      { groupId: id, memberId: users.bob.id, role: 'OWNER' as const },
    ];
    const atomic = await changing.ask('ada', AddGroupMembersDocument, { input: { members, atomic: true } });
    expect([atomic.results, atomic.userErrors[0]?.path]).toEqual([null, ['input', 'members', '1', 'memberId']]);
    expect(await membersOf(id)).toEqual([]);
    const { results } = await changing.ask('ada', AddGroupMembersDocument, { input: { members } });
    expect(
      results?.map(
        ({ member, userErrors: [error] }) => member?.displayName ?? `${error?.code} ${error?.path?.join('.')}`,
      ),
    ).toEqual([
      users.kim.displayName,
      'NOT_FOUND input.members.1.memberId',
      'PRIVILEGE_ESCALATION input.members.2.groupId',
      users.bob.displayName,
    ]);
    expect(await membersOf(id)).toEqual([`MEMBER ${users.kim.displayName}`, `OWNER ${users.bob.displayName}`]);
  });

  it('are too many beyond a thousand', async () => {
    const members = Array.from({ length: 1001 }, () => ({ groupId: club.id, memberId: users.kim.id }));
    expect(await changing.outcome('root', AddGroupMembersDocument, { input: { members } })).toBe(
      'LIMIT_EXCEEDED input.members',
    );
  });

  it('replaces the groups of somebody: those, and no others', async () => {
    const [first, second, third] = [await made('First'), await made('Second'), await made('Third')];
    const set = (...wanted: { groupId: string; role?: 'OWNER' | 'MEMBER' }[]) =>
      changing.outcome('ada', SetUserGroupsDocument, {
        input: { userId: users.kim.id, tenantId: tenant.id, groups: wanted },
      });
    const groupsOf = async () => {
      const found = await Promise.all(
        [first, second, third].map(async (id) => (await membersOf(id)).map((one) => one.split(' ')[0])),
      );
      return found.map((roles) => roles.join('+'));
    };
    expect(await set({ groupId: first }, { groupId: second, role: 'OWNER' })).toBe('done');
    expect(await groupsOf()).toEqual(['MEMBER', 'OWNER', '']);
    expect(await set({ groupId: second }, { groupId: third })).toBe('done');
    expect(await groupsOf()).toEqual(['', 'OWNER', 'MEMBER']);
    expect(await set({ groupId: second, role: 'MEMBER' }, { groupId: globex.group.id })).toBe(
      'NOT_FOUND input.groups.1.groupId',
    );
    expect(await set({ groupId: second }, { groupId: second })).toBe('INVALID input.groups');
    expect(await groupsOf()).toEqual(['', 'OWNER', 'MEMBER']);
    expect(await set()).toBe('done');
    expect(await groupsOf()).toEqual(['', '', '']);
  });
});

import type { App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  AddGroupMemberDocument,
  AddGroupParentDocument,
  AuditEventsDocument,
  CreateGroupDocument,
  DeleteGroupDocument,
  GroupByIdDocument,
  GroupsAboveDocument,
  RemoveGroupParentDocument,
  UpdateGroupDocument,
} from '../support/generated/test-documents.js';
import { builtInRole, foundCompanies } from './companies.js';
import { Changing } from './changing.js';

const nothing = `grp_${'0'.repeat(26)}`;

describe.each(dialects)('changes of groups on %s', (dialect) => {
  const companies = foundCompanies();
  const { world, acme, globex } = companies;
  const { users, groups, tenant, main } = acme;
  const resting = world.group(main, { name: 'Resting', status: 'DISABLED' });
  world.assign(resting, builtInRole('tenantAdministrator'), tenant);
  world.assign(users.ada, builtInRole('groupManager'), tenant);
  world.assign(users.bob, builtInRole('member'), tenant);
  let app: App;
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
    app = changing.app;
  });
  afterAll(() => changing.stop());

  const made = async (name: string, as = 'root') => {
    const { group, userErrors } = await changing.ask(as, CreateGroupDocument, {
      input: { directoryId: main.id, name },
    });
    expect(userErrors).toEqual([]);
    return group?.id as string;
  };
  const parentsOf = async (id: string) => {
    const { data } = await changing.raw('root', GroupsAboveDocument, { id });
    return (data?.group?.parents.edges ?? []).map(({ depth, node }) => `${depth} ${node.name}`).sort();
  };

  describe('making one', () => {
    it('shows it as it is, and tells the trail', async () => {
      const input = { directoryId: main.id, name: 'Gärtner', description: 'Grow it.', kind: 'TEAM' } as const;
      const { group, revision } = await changing.ask('ada', CreateGroupDocument, { input });
      expect(group).toMatchObject({
        name: 'Gärtner',
        description: 'Grow it.',
        kind: 'TEAM',
        status: 'ACTIVE',
        version: 1,
      });
      const { data } = await changing.raw('root', AuditEventsDocument, { filter: { concerns: group?.id as string } });
      expect(data?.auditEvents.nodes).toMatchObject([
        {
          revision,
          action: 'createGroup',
          outcome: 'SUCCEEDED',
          actor: { displayName: users.ada.displayName },
          tenant: { slug: 'acme' },
          token: { name: 'For the tests' },
          changes: [{ objectId: group?.id, before: null, after: { name: 'Gärtner', kind: 'TEAM' } }],
          objectIds: [group?.id, main.id],
        },
      ]);
    });

    it.each<[string, Partial<{ directoryId: string; name: string; description: string }>, string, string]>([
      ['a name that the directory has, however its case is', { name: 'PAYMENTS' }, 'ada', 'ALREADY_EXISTS input.name'],
      ['no name', { name: '' }, 'ada', 'INVALID input.name'],
      ['a name with something invisible', { name: 'A\u200bB' }, 'ada', 'INVALID input.name'],
      ['a name that is too long', { name: 'x'.repeat(201) }, 'ada', 'INVALID input.name'],
      ['a description that is too long', { description: 'x'.repeat(1001) }, 'ada', 'INVALID input.description'],
      ['a directory of another tenant', { directoryId: globex.main.id }, 'ada', 'NOT_FOUND input.directoryId'],
      ['no directory', { directoryId: `dir_${'0'.repeat(26)}` }, 'ada', 'NOT_FOUND input.directoryId'],
      ['what is no id', { directoryId: 'staff' }, 'ada', 'NOT_FOUND input.directoryId'],
      ['an id of something else', { directoryId: tenant.id }, 'ada', 'INVALID input.directoryId'],
      ['no permission', {}, 'bob', 'FORBIDDEN!'],
    ])('is refused for %s, and nothing is left behind', async (_what, values, as, expected) => {
      const before = await app.database.reader.read('SELECT COUNT(*) AS count FROM `groups`', [], 1000);
      const input = { directoryId: main.id, name: 'Unheard of', ...values };
      expect(await changing.outcome(as, CreateGroupDocument, { input })).toBe(expected);
      expect(await app.database.reader.read('SELECT COUNT(*) AS count FROM `groups`', [], 1000)).toEqual(before);
    });

    it('says the same of a directory that is not there and of one that may not be seen', async () => {
      const say = async (directoryId: string) =>
        (await changing.ask('ada', CreateGroupDocument, { input: { directoryId, name: 'X' } })).userErrors;
      expect(await say(globex.main.id)).toEqual(await say(`dir_${'0'.repeat(26)}`));
    });
  });

  describe('changing one', () => {
    it('keeps what is left out, clears what is null, and counts the change', async () => {
      const id = await made('Changing');
      const update = async (input: object) =>
        (await changing.ask('ada', UpdateGroupDocument, { input: { id, ...input } })).group;
      expect(await update({ description: 'First.' })).toMatchObject({
        name: 'Changing',
        description: 'First.',
        version: 2,
      });
      expect(await update({ name: 'Changed' })).toMatchObject({
        name: 'Changed',
        displayName: 'Changed',
        description: 'First.',
      });
      expect(await update({ description: null, status: 'DISABLED' })).toMatchObject({
        description: null,
        status: 'DISABLED',
        version: 4,
      });
      // Its own name in another spelling is free.
      expect(await update({ name: 'CHANGED', version: 4 })).toMatchObject({ name: 'CHANGED', version: 5 });
    });

    it('takes none into use that gives its members more than one holds oneself, by itself or from above', async () => {
      const below = await made('Below what rests');
      const use = (who: string, id: string, status: 'ACTIVE' | 'DISABLED' = 'ACTIVE') =>
        changing.outcome(who, UpdateGroupDocument, { input: { id, status } });
      expect(await use('root', below, 'DISABLED')).toBe('done');
      expect(
        await changing.outcome('root', AddGroupParentDocument, { input: { groupId: below, parentId: resting.id } }),
      ).toBe('done');
      expect(await use('ada', resting.id)).toBe('PRIVILEGE_ESCALATION input.status');
      expect(await use('ada', below)).toBe('PRIVILEGE_ESCALATION input.status');
      const { data } = await changing.raw('root', GroupByIdDocument, { id: resting.id });
      expect(data?.group).toMatchObject({ status: 'DISABLED', version: 1 });
      expect(await use('root', resting.id)).toBe('done');
      // Nobody needs to hold what a group gives to change it otherwise, or to take it out of use.
      const changed = { id: resting.id, description: 'In use.', status: 'ACTIVE' as const };
      expect(await changing.outcome('ada', UpdateGroupDocument, { input: changed })).toBe('done');
      expect(await use('ada', resting.id, 'DISABLED')).toBe('done');
    });

    it('lets nobody wait in one that rests for what it would give them', async () => {
      const member = { groupId: resting.id, memberId: users.ada.id };
      expect(await changing.outcome('ada', AddGroupMemberDocument, { input: member })).toMatch(
        /^PRIVILEGE_ESCALATION /,
      );
      const nesting = { groupId: await made('Waits below'), parentId: resting.id };
      expect(await changing.outcome('ada', AddGroupParentDocument, { input: nesting })).toMatch(
        /^PRIVILEGE_ESCALATION /,
      );
    });

    it('refuses a version that has passed, so that nobody overwrites what they have not read', async () => {
      const id = await made('Contested');
      const input = { id, version: 1 };
      expect(await changing.outcome('root', UpdateGroupDocument, { input: { ...input, description: 'Mine.' } })).toBe(
        'done',
      );
      expect(await changing.outcome('root', UpdateGroupDocument, { input: { ...input, description: 'Yours.' } })).toBe(
        'CONFLICT input.version',
      );
      const { data } = await changing.raw('root', GroupByIdDocument, { id });
      expect(data?.group).toMatchObject({ description: 'Mine.', version: 2 });
    });

    it.each<[string, object, string, string]>([
      ['another system keeps', { id: groups.cards.id, name: 'X' }, 'ada', 'EXTERNALLY_MANAGED input'],
      ['is built in', { id: groups.platform.id, name: 'X' }, 'root', 'INVALID input'],
      ['is of another tenant', { id: globex.group.id, name: 'X' }, 'ada', 'NOT_FOUND input.id'],
      ['is not there', { id: nothing, name: 'X' }, 'ada', 'NOT_FOUND input.id'],
      ['one may only see', { id: groups.payments.id, name: 'X' }, 'bob', 'FORBIDDEN!'],
      ['would get the name of another', { id: groups.payments.id, name: 'cards' }, 'ada', 'ALREADY_EXISTS input.name'],
      ['would lose its name', { id: groups.payments.id, name: null }, 'ada', 'INVALID input.name'],
    ])('refuses one that %s', async (_what, input, as, expected) => {
      expect(await changing.outcome(as, UpdateGroupDocument, { input: input as { id: string } })).toBe(expected);
    });
  });

  describe('deleting one', () => {
    it('takes its memberships, its nesting and its roles, and nobody in it', async () => {
      const [outer, middle, inner] = [await made('Outer'), await made('Middle'), await made('Inner')];
      for (const [groupId, parentId] of [
        [middle, outer],
        [inner, middle],
      ] as const)
        expect(await changing.outcome('root', AddGroupParentDocument, { input: { groupId, parentId } })).toBe('done');
      await changing.ask('root', AddGroupMemberDocument, { input: { groupId: middle, memberId: users.kim.id } });
      expect(await parentsOf(inner)).toEqual(['1 Middle', '2 Outer']);
      expect((await changing.ask('root', DeleteGroupDocument, { input: { id: middle } })).deletedGroupId).toBe(middle);
      expect((await changing.raw('root', GroupByIdDocument, { id: middle })).data).toEqual({ group: null });
      expect(await parentsOf(inner)).toEqual([]);
      expect(await changing.outcome('root', DeleteGroupDocument, { input: { id: middle } })).toBe('NOT_FOUND input.id');
    });

    it.each<[string, { id: string; version?: number }, string, string]>([
      ['one may only see', { id: groups.payments.id }, 'bob', 'FORBIDDEN!'],
      ['another system keeps', { id: groups.cards.id }, 'ada', 'EXTERNALLY_MANAGED input'],
      ['has changed', { id: groups.payments.id, version: 7 }, 'ada', 'CONFLICT input.version'],
    ])('is refused for one that %s', async (_what, input, as, expected) => {
      expect(await changing.outcome(as, DeleteGroupDocument, { input })).toBe(expected);
    });
  });

  describe('nesting', () => {
    it('is refused in a circle, twice, in another tenant, and under what gives more than one holds', async () => {
      const [a, b, c] = [await made('A'), await made('B'), await made('C')];
      const nest = (groupId: string, parentId: string, as = 'root') =>
        changing.outcome(as, AddGroupParentDocument, { input: { groupId, parentId } });
      expect(await nest(b, a)).toBe('done');
      expect(await nest(c, b)).toBe('done');
      expect(await nest(c, b)).toBe('ALREADY_EXISTS input.parentId');
      expect(await nest(a, c)).toBe('INVALID input.parentId');
      expect(await nest(a, a)).toBe('INVALID input.parentId');
      expect(await nest(a, globex.group.id)).toBe('INVALID input.parentId');
      expect(await nest(a, globex.group.id, 'ada')).toBe('NOT_FOUND input.parentId');
      expect(await nest(a, groups.operators.id, 'ada')).toBe('PRIVILEGE_ESCALATION input.parentId');
      expect(await nest(a, groups.engineering.id, 'bob')).toBe('FORBIDDEN!');
      expect(await parentsOf(c)).toEqual(['1 B', '2 A']);
      expect(await changing.outcome('root', RemoveGroupParentDocument, { input: { groupId: b, parentId: a } })).toBe(
        'done',
      );
      expect(await changing.outcome('root', RemoveGroupParentDocument, { input: { groupId: b, parentId: a } })).toBe(
        'NOT_FOUND input.parentId',
      );
      expect(await parentsOf(c)).toEqual(['1 B']);
    });

    it('goes fifty levels deep and no deeper', async () => {
      const levels: string[] = [];
      for (let n = 0; n <= 50; n++) levels.push(await made(`Level ${n}`));
      const nest = (n: number) =>
        changing.outcome('root', AddGroupParentDocument, {
          input: { groupId: levels[n + 1] as string, parentId: levels[n] as string },
        });
      for (let n = 0; n < 49; n++) expect(await nest(n)).toBe('done');
      expect(await nest(49)).toBe('LIMIT_EXCEEDED input.parentId');
    });
  });
});

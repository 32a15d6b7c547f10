import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import { dialects } from '../support/databases.js';
import {
  AssignRoleDocument,
  CreatePermissionDocument,
  CreateRoleDocument,
  DeletePermissionDocument,
  DeleteRoleDocument,
  RoleToChangeDocument,
  UpdateRoleDocument,
  type CreateRoleInput,
  type UpdateRoleInput,
} from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import { foundRightsCompany } from './rights-company.js';

const { north, south, domains, people, roles, insert } = foundRightsCompany();
const nobodys = 'rol_01gr5ztr00e008000000000000';
let count = 0;
const fresh = (what = 'Role') => `${what} made ${++count}`;
const ids = (those: readonly { readonly id: string }[]) => those.map(({ id }) => id);

describe.each(dialects)('on %s', (dialect) => {
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, insert);
  });
  afterAll(() => changing.stop());

  const create = (who: string, input: Partial<CreateRoleInput> = {}) =>
    changing.outcome(who, CreateRoleDocument, { input: { name: fresh(), ...input } });
  const made = async (input: Partial<CreateRoleInput> = {}, who = 'tess') => {
    const { role } = await changing.done(who, CreateRoleDocument, { input: { name: fresh(), ...input } });
    return role as NonNullable<typeof role>;
  };
  const update = (who: string, input: UpdateRoleInput) => changing.outcome(who, UpdateRoleDocument, { input });
  const current = async (id: string) => {
    const role = await changing.ask('root', RoleToChangeDocument, { id });
    return { ...role, permissions: role.permissions.map(({ name }) => name), includes: ids(role.includes) };
  };
  const give = (who: string, roleId: string, principalId = people.ann.id as string) =>
    changing.outcome(who, AssignRoleDocument, { input: { principalId, roleId, scope: { kind: 'TENANT' } } });

  describe('a new role', () => {
    it('has what it was made with, once each', async () => {
      const permissions = ['user:read', 'group:read', 'user:read'];
      const role = await made({
        name: 'Helper',
        description: 'Helps.',
        level: 'ADMIN',
        permissions,
        includes: [roles.weak.id, builtInRoleIds.member, roles.weak.id],
      });
      expect(role).toMatchObject({ name: 'Helper', description: 'Helps.', type: 'CUSTOM', level: 'ADMIN', version: 1 });
      expect(role).toMatchObject({ isDefault: false, tenant: { id: north.id }, viewerCanUpdate: true });
      expect(role.permissions).toEqual([{ name: 'group:read' }, { name: 'user:read' }]);
      expect(ids(role.includes).sort()).toEqual([builtInRoleIds.member, roles.weak.id].sort());
      expect(await made()).toMatchObject({ level: 'USER', description: null, permissions: [], includes: [] });
    });

    it('belongs to the whole instance only when that is asked for, by who may', async () => {
      expect(await made({ instance: true, permissions: ['tenant:read'] }, 'root')).toMatchObject({ tenant: null });
      expect(await create('tess', { instance: true })).toBe('FORBIDDEN!');
      expect(await create('root', { instance: true, tenantId: north.id })).toBe('INVALID input.tenantId');
      expect(await create('root')).toBe('INVALID input.tenantId');
      expect(await create('root', { tenantId: north.id, instance: false })).toBe('done');
      const includes = [roles.weak.id];
      expect(await create('root', { instance: true, includes })).toBe('INVALID input.includes.0');
    });

    it('is refused to who may not make any, and is not made in a tenant that is not seen', async () => {
      expect(await create('ann')).toBe('FORBIDDEN!');
      expect(await create('tess', { tenantId: south.id })).toBe('NOT_FOUND input.tenantId');
      expect(await create('tess', { tenantId: 'ten_01gr5ztr00e008000000000000' })).toBe('NOT_FOUND input.tenantId');
    });

    it.each<[string, Partial<CreateRoleInput>, string]>([
      ['an empty name', { name: '' }, 'INVALID input.name'],
      ['a name that is too long', { name: 'x'.repeat(101) }, 'INVALID input.name'],
      ['a name that the tenant has, in other letters', { name: 'KEEPER' }, 'ALREADY_EXISTS input.name'],
      ['an empty description', { description: '' }, 'INVALID input.description'],
      ['a permission that there is not', { permissions: ['user:read', 'no:such'] }, 'NOT_FOUND input.permissions.1'],
      [
        'more than 1,000 permissions',
        { permissions: Array(1001).fill('user:read') },
        'LIMIT_EXCEEDED input.permissions',
      ],
      ['more than 1,000 roles', { includes: Array(1001).fill(roles.weak.id) }, 'LIMIT_EXCEEDED input.includes'],
      ['a role that there is not', { includes: [roles.weak.id, nobodys] }, 'NOT_FOUND input.includes.1'],
      ['a role of another tenant', { includes: [roles.alien.id] }, 'NOT_FOUND input.includes.0'],
      ['what is no role', { includes: [people.ann.id] }, 'INVALID input.includes.0'],
    ])('does not have %s', async (_, input, outcome) => {
      const before = await changing.rows('roles');
      expect(await create('tess', input)).toBe(outcome);
      expect(await changing.rows('roles')).toBe(before);
    });

    it('of another tenant is spoken of as one that is not there; who sees both is told more', async () => {
      const words = (id: string) =>
        changing.words('tess', CreateRoleDocument, { input: { name: 'x', includes: [id] } });
      expect(await words(roles.alien.id)).toEqual(await words(nobodys));
      expect(await create('root', { tenantId: north.id, includes: [roles.alien.id] })).toBe('INVALID input.includes.0');
    });
  });

  it.each([
    '*',
    'user:*',
    '*:*',
    'uѕer:update',
    'User:Update',
    'user:update ',
    ' user:update',
    'user:update\u200b',
    '__proto__',
    'constructor',
    'user',
    'user::update',
    '',
  ])('nothing passes for a permission that only looks like one: %p', async (name) => {
    const before = [await changing.rows('permissions'), await changing.rows('role_permissions')];
    expect(await create('root', { tenantId: north.id, permissions: [name] })).toBe('INVALID input.permissions.0');
    expect(await update('root', { id: roles.weak.id, permissions: [name] })).toBe('INVALID input.permissions.0');
    expect(await changing.outcome('root', CreatePermissionDocument, { input: { name } })).toBe('INVALID input.name');
    expect(await changing.outcome('root', DeletePermissionDocument, { input: { name } })).toBe('NOT_FOUND input.name');
    expect([await changing.rows('permissions'), await changing.rows('role_permissions')]).toEqual(before);
  });

  describe('nobody makes or changes a role beyond what they hold', () => {
    it.each<[string, Partial<CreateRoleInput>, string]>([
      ['a permission that they lack', { permissions: ['group:read', 'group:update'] }, 'permissions'],
      [
        'a permission of an application that they neither hold nor may delegate',
        { permissions: ['repo:read'] },
        'permissions',
      ],
      ['a role that carries one', { includes: [roles.weak.id, roles.strong.id] }, 'includes.1'],
      ['a role that includes a role that carries one', { includes: [roles.writer.id] }, 'includes.0'],
      ['a built-in role', { includes: [builtInRoleIds.tenantAdministrator] }, 'includes.0'],
    ])('%s', async (_, contents, path) => {
      const before = await changing.rows('roles');
      expect(await create('mel', contents)).toBe(`PRIVILEGE_ESCALATION input.${path}`);
      expect(await changing.rows('roles')).toBe(before);
      // And not by a detour: what is refused at first is refused later.
      const role = await made({ permissions: ['group:read'] }, 'mel');
      expect(await update('mel', { id: role.id, ...contents })).toBe(`PRIVILEGE_ESCALATION input.${path}`);
      expect(await current(role.id)).toMatchObject({ permissions: ['group:read'], includes: [], version: 1 });
    });

    it('the refusal names what is missing', async () => {
      const input = { name: fresh(), permissions: ['group:read', 'group:update', 'user:update'] };
      expect(await changing.words('mel', CreateRoleDocument, { input })).toEqual([
        'This role carries permissions that you do not hold there yourself: group:update, user:update.',
      ]);
    });

    it('not even its name, when it carries more than they hold; and it is not deleted', async () => {
      for (const role of [roles.strong, roles.writer]) {
        expect(await update('mel', { id: role.id, name: 'Mine' })).toBe('PRIVILEGE_ESCALATION input');
        expect(await update('mel', { id: role.id, permissions: [], includes: [] })).toBe('PRIVILEGE_ESCALATION input');
        const deletion = { input: { id: role.id } };
        expect(await changing.outcome('mel', DeleteRoleDocument, deletion)).toBe('PRIVILEGE_ESCALATION input');
      }
      expect(await current(roles.strong.id)).toMatchObject({ name: 'Strong', version: 1 });
    });

    it('who may delegate what applications allow needs not hold it', async () => {
      expect(await create('tess', { permissions: ['repo:write'], includes: [roles.reader.id] })).toBe('done');
      expect(await create('tess', { permissions: ['tenant:create'] })).toBe('PRIVILEGE_ESCALATION input.permissions');
    });

    it('and what they are shown that they may do is what they may', async () => {
      const offered = async (who: string, id: string) => {
        const { viewerCanUpdate, viewerCanDelete } = await changing.ask(who, RoleToChangeDocument, { id });
        return [viewerCanUpdate, viewerCanDelete];
      };
      const own = await made({ permissions: ['group:read'] });
      for (const who of ['root', 'tess', 'mel', 'dom'])
        for (const id of [roles.strong.id, roles.writer.id, roles.weak.id, own.id, builtInRoleIds.member]) {
          const able = [
            (await update(who, { id, dryRun: true })) === 'done',
            (
              await changing.outcome(who, DeleteRoleDocument, {
                input: { id, dryRun: true, ifAssigned: 'CASCADE' },
              })
            ).replace(/^IN_USE.*/, 'done') === 'done',
          ];
          expect([who, id, ...(await offered(who, id))]).toEqual([who, id, ...able]);
        }
    });
  });

  describe('a change of a role', () => {
    it('keeps what is left out, clears what is null, and replaces whole lists', async () => {
      const { id } = await made({ description: 'One.', permissions: ['group:read'], includes: [roles.weak.id] });
      const done = await changing.done('tess', UpdateRoleDocument, {
        input: { id, name: fresh('Renamed'), level: 'ADMIN' },
      });
      expect(done.role).toMatchObject({
        level: 'ADMIN',
        description: 'One.',
        permissions: [{ name: 'group:read' }],
        version: 2,
      });
      await changing.done('tess', UpdateRoleDocument, {
        input: { id, description: null, permissions: ['user:read', 'user:update'] },
      });
      expect(await current(id)).toMatchObject({
        description: null,
        permissions: ['user:read', 'user:update'],
        includes: [roles.weak.id],
        version: 3,
      });
      await changing.done('tess', UpdateRoleDocument, {
        input: { id, permissions: [], includes: [builtInRoleIds.member] },
      });
      expect(await current(id)).toMatchObject({ permissions: [], includes: [builtInRoleIds.member] });
    });

    it.each<[string, string, UpdateRoleInput, string]>([
      ['of one that there is not', 'tess', { id: nobodys }, 'NOT_FOUND input.id'],
      ['of one of another tenant', 'sue', { id: roles.weak.id, name: 'x' }, 'NOT_FOUND input.id'],
      ['by who may not', 'ann', { id: builtInRoleIds.member, name: 'x' }, 'FORBIDDEN!'],
      ['of a built-in one', 'root', { id: builtInRoleIds.auditor, permissions: [] }, 'SYSTEM_ROLE_IMMUTABLE input'],
      ['to no name', 'tess', { id: roles.weak.id, name: null }, 'INVALID input.name'],
      ['to no level', 'tess', { id: roles.weak.id, level: null }, 'INVALID input.level'],
      ['to no list', 'tess', { id: roles.weak.id, permissions: null }, 'INVALID input.permissions'],
      ['to a name that is taken', 'tess', { id: roles.weak.id, name: 'reader' }, 'ALREADY_EXISTS input.name'],
      ['of a version that has passed', 'tess', { id: roles.weak.id, version: 0 }, 'CONFLICT input.version'],
      ['to a circle of itself', 'tess', { id: roles.weak.id, includes: [roles.weak.id] }, 'INVALID input.includes.0'],
      ['to a circle', 'tess', { id: roles.reader.id, includes: [roles.writer.id] }, 'INVALID input.includes.0'],
    ])('%s is refused', async (_, who, input, outcome) => {
      const before = [await current(roles.weak.id), await current(roles.reader.id)];
      expect(await update(who, input)).toBe(outcome);
      expect([await current(roles.weak.id), await current(roles.reader.id)]).toEqual(before);
    });

    it('that somebody else has changed meanwhile is told so, and neither change is lost', async () => {
      const { id } = await made();
      const both = await Promise.all(
        ['user:read', 'group:read'].map((name) => update('tess', { id, version: 1, permissions: [name] })),
      );
      expect([...both].sort()).toEqual(['CONFLICT input.version', 'done']);
      const winner = both[0] === 'done' ? 'user:read' : 'group:read';
      expect(await current(id)).toMatchObject({ version: 2, permissions: [winner] });
      expect(await update('tess', { id, version: 2, permissions: ['role:read'] })).toBe('done');
    });

    it('may put 20 levels into each other and no more, from below as from above', async () => {
      let top = await made();
      const bottom = top;
      for (let level = 2; level < 20; level++) top = await made({ includes: [top.id] });
      const above = await made();
      expect(await update('tess', { id: above.id, includes: [top.id] })).toBe('done');
      expect(await create('tess', { includes: [above.id] })).toBe('LIMIT_EXCEEDED input.includes.0');
      const leaf = await made();
      expect(await update('tess', { id: bottom.id, includes: [leaf.id] })).toBe('LIMIT_EXCEEDED input.includes.0');
      expect(await update('tess', { id: bottom.id, includes: [above.id] })).toBe('INVALID input.includes.0');
    });

    it('that makes a diamond and unmakes one side of it leaves the other', async () => {
      const base = await made({ permissions: ['user:update'] });
      const [left, right] = [await made({ includes: [base.id] }), await made({ includes: [base.id] })];
      const top = await made({ includes: [left.id, right.id] });
      expect(await give('tess', top.id)).toBe('done');
      const may = async () => {
        const text = `{ user(id: "${people.ann.id}") { can(permission: "user:update", tenantId: "${north.id}") } }`;
        return (await changing.ask<{ user: { can: boolean } }, object>('tess', text)).can;
      };
      expect(await may()).toBe(true);
      expect(await update('tess', { id: left.id, includes: [] })).toBe('done');
      expect(await may()).toBe(true);
      expect(await update('tess', { id: right.id, includes: [] })).toBe('done');
      expect(await may()).toBe(false);
    });
  });

  it('a role is not changed by who holds what it carries on a domain alone', async () => {
    // Dom holds all of the keeper's permissions, but on the domain: a role belongs to the tenant.
    expect(domains.shop.tenantId).toBe(north.id);
    expect(await update('dom', { id: roles.weak.id, permissions: [] })).toBe('FORBIDDEN!');
    expect(await create('dom')).toBe('FORBIDDEN!');
  });
});

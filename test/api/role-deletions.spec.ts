import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import { dialects } from '../support/databases.js';
import {
  ApiTokenByIdDocument,
  AssignRoleDocument,
  CreateApiTokenDocument,
  CreatePermissionDocument,
  CreateRoleDocument,
  DeletePermissionDocument,
  DeleteRoleDocument,
  UpdateRoleDocument,
  type CreateRoleInput,
  type UpdateRoleInput,
} from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import { foundRightsCompany } from './rights-company.js';

interface AnyEvent {
  readonly changes: readonly object[];
}

const { people, roles, insert } = foundRightsCompany();
let count = 0;
const fresh = () => `Role ${++count}`;

describe.each(dialects)('on %s', (dialect) => {
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, insert);
  });
  afterAll(() => changing.stop());

  const made = async (input: Partial<CreateRoleInput> = {}, who = 'tess') => {
    const { role } = await changing.done(who, CreateRoleDocument, { input: { name: fresh(), ...input } });
    return role as NonNullable<typeof role>;
  };
  const update = (who: string, input: UpdateRoleInput) => changing.outcome(who, UpdateRoleDocument, { input });
  const give = (who: string, roleId: string, principalId = people.ann.id as string) =>
    changing.outcome(who, AssignRoleDocument, { input: { principalId, roleId, scope: { kind: 'TENANT' } } });

  describe('the deletion of a role', () => {
    const remove = (who: string, id: string, more: object = {}) =>
      changing.outcome(who, DeleteRoleDocument, { input: { id, ...more } });

    it('is done when nothing depends on it, and leaves nothing behind', async () => {
      const { id } = await made({ permissions: ['user:read'], includes: [roles.weak.id] });
      const { deletedRoleId } = await changing.done('tess', DeleteRoleDocument, { input: { id, version: 1 } });
      expect(deletedRoleId).toBe(id);
      expect(await remove('tess', id)).toBe('NOT_FOUND input.id');
      for (const [table, column] of [
        ['role_permissions', 'role_id'],
        ['role_includes', 'role_id'],
        ['role_closure', 'ancestor_id'],
      ])
        expect(await changing.rows(`${table} WHERE ${column} NOT IN (SELECT id FROM roles)`)).toBe(0);
    });

    it('is refused while it is assigned, and takes the assignments along when told to', async () => {
      const { id } = await made({ permissions: ['group:read'] });
      for (const who of [people.ann, people.ben]) expect(await give('tess', id, who.id)).toBe('done');
      expect(await changing.words('tess', DeleteRoleDocument, { input: { id } })).toEqual([
        'It is assigned 2 times: revoke it first, or delete it with `ifAssigned: CASCADE`.',
      ]);
      expect(await remove('tess', id, { ifAssigned: 'RESTRICT' })).toBe('IN_USE input.id');
      const before = await changing.rows('role_assignments');
      expect(await remove('tess', id, { ifAssigned: 'CASCADE' })).toBe('done');
      expect(await changing.rows('role_assignments')).toBe(before - 2);
      const trail = `{ auditEvents(first: 1, orderBy: [{ field: AT, direction: DESC }]) { nodes { action outcome changes { objectId after } } } }`;
      const [event] = (
        await changing.ask<{ auditEvents: { nodes: { changes: { after: unknown }[] }[] } }, object>('root', trail)
      ).nodes;
      expect(event).toMatchObject({ action: 'deleteRole', outcome: 'SUCCEEDED' });
      expect(event?.changes.map(({ after }) => after)).toEqual([null, null, null]);
    });

    it('is refused while another role includes it, whatever is told', async () => {
      const { id } = await made();
      await made({ includes: [id] });
      for (const ifAssigned of ['RESTRICT', 'CASCADE'] as const)
        expect(await remove('tess', id, { ifAssigned })).toBe('IN_USE input.id');
      expect(await changing.words('tess', DeleteRoleDocument, { input: { id } })).toEqual([
        'One role includes it: take it out of them first.',
      ]);
    });

    it('is refused for a built-in one, for a version that has passed, and to who may not', async () => {
      const { id } = await made();
      expect(await remove('root', builtInRoleIds.member)).toBe('SYSTEM_ROLE_IMMUTABLE input');
      expect(await remove('tess', id, { version: 7 })).toBe('CONFLICT input.version');
      expect(await remove('ann', id)).toBe('NOT_FOUND input.id');
      expect(await remove('sue', id)).toBe('NOT_FOUND input.id');
      expect(await remove('dom', id)).toBe('FORBIDDEN!');
    });

    it('takes no assignment along that the caller could not revoke', async () => {
      const permissions = ['role:read', 'role:delete', 'group:read', 'role-assignment:read'];
      const { id: deleter } = await made({ permissions });
      expect(await give('tess', deleter, people.ben.id)).toBe('done');
      const { id } = await made({ permissions: ['group:read'] });
      expect(await give('tess', id)).toBe('done');
      expect(await remove('ben', id, { ifAssigned: 'CASCADE' })).toBe('FORBIDDEN!');
      expect(await remove('tess', id, { ifAssigned: 'CASCADE' })).toBe('done');
    });

    it('and its assignment at the same moment leave no assignment of nothing', async () => {
      const outcomes = new Set<string>();
      for (let round = 0; round < 20; round++) {
        const { id } = await made();
        const both = await Promise.all(
          round % 2 ? [remove('tess', id), give('mel', id)] : [give('mel', id), remove('tess', id)],
        );
        outcomes.add([...both].sort().join(', '));
      }
      // One wins, and the other is told.
      expect(
        [...outcomes].filter((one) => !['IN_USE input.id, done', 'NOT_FOUND input.roleId, done'].includes(one)),
      ).toEqual([]);
      expect(await changing.rows('role_assignments WHERE role_id NOT IN (SELECT id FROM roles)')).toBe(0);
    });
  });

  describe('the catalogue of permissions', () => {
    it('takes a permission of an application, and loses it when no role carries it', async () => {
      const input = { name: 'wiki-page:edit', description: 'Edit pages.' };
      const { permission } = await changing.done('root', CreatePermissionDocument, { input });
      expect(permission).toEqual({ ...input, resource: 'wiki-page', action: 'edit', system: false });
      expect(await changing.outcome('root', CreatePermissionDocument, { input })).toBe('ALREADY_EXISTS input.name');
      const { id } = await made({ permissions: [input.name] });
      const gone = { input: { name: input.name } };
      expect(await changing.outcome('root', DeletePermissionDocument, gone)).toBe('IN_USE input.name');
      expect(await update('tess', { id, permissions: [] })).toBe('done');
      expect((await changing.done('root', DeletePermissionDocument, gone)).deletedPermission).toBe(input.name);
      expect(await changing.outcome('root', DeletePermissionDocument, gone)).toBe('NOT_FOUND input.name');
    });

    it('takes what it loses from tokens, too: one that is limited to nothing else may do nothing', async () => {
      for (const name of ['wiki:x', 'wiki:xy', 'a-wiki:x'])
        await changing.done('root', CreatePermissionDocument, { input: { name } });
      const limits = [
        ['wiki:x'],
        ['user:read', 'wiki:x', 'wiki:xy'],
        ['a-wiki:x', 'wiki:x'],
        ['wiki:x', 'wiki:xy'],
        ['wiki:xy'],
        null,
      ];
      const tokens: { id: string; secret: string }[] = [];
      for (const scopes of limits) {
        const input = { name: 'Limited', scopes };
        const { apiToken, secret } = await changing.done('root', CreateApiTokenDocument, { input });
        tokens.push({ id: apiToken?.id ?? '', secret: secret ?? '' });
      }
      await changing.done('root', DeletePermissionDocument, { input: { name: 'wiki:x' } });
      const left = limits.map((scopes) => scopes?.filter((name) => name !== 'wiki:x') ?? null);
      const scopesNow = tokens.map(async ({ id }) => (await changing.ask('root', ApiTokenByIdDocument, { id })).scopes);
      expect(await Promise.all(scopesNow)).toEqual(left);
      const may = async (token = '') => {
        const question = '{ viewer { can(permission: "user:read") } }';
        return changing.ask<{ viewer: { can: boolean } }, object>({ token }, question);
      };
      expect([await may(tokens[0]?.secret), await may(tokens[1]?.secret)]).toEqual([{ can: false }, { can: true }]);
      const input = { name: 'wiki:new' };
      expect(await changing.outcome({ token: tokens[0]?.secret ?? '' }, CreatePermissionDocument, { input })).toBe(
        'FORBIDDEN!',
      );
      const trail = `{ auditEvents(first: 1, orderBy: [{ field: AT, direction: DESC }], filter: { outcome: { eq: SUCCEEDED } }) {
        nodes { action objectIds changes { objectId before after } } } }`;
      const [event] = (await changing.ask<{ auditEvents: { nodes: AnyEvent[] } }, object>('root', trail)).nodes;
      const narrowed = tokens.slice(0, 4).map(({ id }, n) => ({
        objectId: id,
        before: { scopes: limits[n] },
        after: { scopes: left[n] },
      }));
      expect(event).toMatchObject({
        action: 'deletePermission',
        objectIds: expect.arrayContaining(narrowed.map(({ objectId }) => objectId)) as string[],
        changes: [{ objectId: null, before: { name: 'wiki:x' }, after: null }, ...narrowed],
      });
    });

    it('keeps what is built in, and is changed on the platform alone', async () => {
      const builtIn = { input: { name: 'user:read' } };
      expect(await changing.outcome('root', CreatePermissionDocument, builtIn)).toBe('ALREADY_EXISTS input.name');
      expect(await changing.outcome('root', DeletePermissionDocument, builtIn)).toBe('INVALID input');
      expect(await changing.outcome('tess', CreatePermissionDocument, { input: { name: 'wiki:read' } })).toBe(
        'FORBIDDEN!',
      );
      expect(await changing.outcome('tess', DeletePermissionDocument, { input: { name: 'repo:read' } })).toBe(
        'FORBIDDEN!',
      );
      const input = { name: 'wiki:read', description: ' ' };
      expect(await changing.outcome('root', CreatePermissionDocument, { input })).toBe('INVALID input.description');
    });

    it('tells the trail by name what came and went', async () => {
      await changing.done('root', CreatePermissionDocument, { input: { name: 'wiki:tell' } });
      const trail = `{ auditEvents(first: 1, orderBy: [{ field: AT, direction: DESC }]) { nodes { action changes { objectId before after } } } }`;
      expect(await changing.ask('root', trail)).toEqual({
        nodes: [
          {
            action: 'createPermission',
            changes: [{ objectId: null, before: null, after: { name: 'wiki:tell', description: null } }],
          },
        ],
      });
    });
  });
});

import { startApp, type Answer, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  GrantTenantAccessDocument,
  HeldByUserDocument,
  RemoveUserFromDirectoryDocument,
  RestoreUserDocument,
  RevokeTenantAccessDocument,
  SuspendUserDocument,
  type GrantTenantAccessInput,
} from '../support/generated/test-documents.js';
import { builtInRole } from './companies.js';
import { madeToken } from './made-token.js';
import { as, foundStaff } from './staff.js';

const codes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions['code']);
const problem = (code: string, ...path: string[]) => [
  { code, path: ['input', ...path], message: expect.any(String) as string },
];
type Who = { readonly token: string };

describe.each(dialects)('access, on %s', (dialect) => {
  const staff = foundStaff();
  const { acme, globex, main, guests, abroad, groups, tess, uma, gina, gary, max, ned, both, lone, boss, world } =
    staff;
  const person = (name: string, ...places: (typeof main)[]) =>
    world.user({ username: name, displayName: name }, ...places);
  // Also strong in the other company.
  const consultant = person('consultant', main, abroad);
  world.assign(consultant, builtInRole('tenantAdministrator'), globex);
  const synced = person('synced');
  world.place(synced, main);
  world.tenantAccesses.splice(
    world.tenantAccesses.findIndex(({ userId }) => userId === synced.id),
    1,
    { userId: synced.id, tenantId: acme.id, managementSource: 'SYNCED', createdAt: 1 },
  );
  const [paused, leaver, mover, joiner] = [
    person('paused', main),
    person('leaver', main),
    person('mover', main, guests),
    person('joiner', abroad),
  ];
  for (const one of [paused, leaver, mover]) {
    world.member(groups.everyone, one);
    world.member(groups.crew, one);
    world.assign(one, builtInRole('member'), acme);
    world.assign(one, builtInRole('member'), guests);
  }
  let app: App;
  beforeAll(async () => {
    app = await startApp(dialect, { prepare: staff.insert });
  });
  afterAll(() => app.stop());

  const grant = async (input: GrantTenantAccessInput, who?: Who) => {
    const answer = await app.graphql(GrantTenantAccessDocument, { input }, who);
    return { ...answer, ...answer.data?.grantTenantAccess };
  };
  const revoke = async (userId: string, who?: Who, more: object = {}) => {
    const input = { userId, tenantId: acme.id, ...more };
    const answer = await app.graphql(RevokeTenantAccessDocument, { input }, who);
    return { ...answer, ...answer.data?.revokeTenantAccess };
  };
  const suspend = async (userId: string, directoryId: string, who?: Who, more: object = {}) => {
    const answer = await app.graphql(SuspendUserDocument, { input: { userId, directoryId, ...more } }, who);
    return { ...answer, ...answer.data?.suspendUser };
  };
  const restore = async (userId: string, directoryId: string, who?: Who, more: object = {}) => {
    const answer = await app.graphql(RestoreUserDocument, { input: { userId, directoryId, ...more } }, who);
    return { ...answer, ...answer.data?.restoreUser };
  };
  const remove = async (userId: string, directoryId: string, who?: Who, more: object = {}) => {
    const answer = await app.graphql(RemoveUserFromDirectoryDocument, { input: { userId, directoryId, ...more } }, who);
    return { ...answer, ...answer.data?.removeUserFromDirectory };
  };
  const held = async (id: string) => (await app.graphql(HeldByUserDocument, { id })).data?.user;
  const rightsOf = async (id: string) =>
    ((await held(id))?.effectivePermissions ?? []).map((one) => JSON.stringify(one)).sort();
  type Differences = {
    preview?: { differences: { nodes: readonly { lost: readonly object[]; gained: readonly object[] }[] } } | null;
  };
  const differenceIn = ({ preview }: Differences, side: 'lost' | 'gained') =>
    (preview?.differences.nodes[0]?.[side] ?? []).map((one) => JSON.stringify(one)).sort();
  const without = (some: readonly string[], others: readonly string[]) => some.filter((one) => !others.includes(one));

  describe('is given', () => {
    it('to who is seen, or named exactly, with a place and the group of everybody', async () => {
      const token = await as(app, uma);
      const { user, tenant, userErrors } = await grant({ username: 'GARY' }, token);
      expect([userErrors, user?.id, tenant?.id]).toEqual([[], gary.id, acme.id]);
      expect(await held(gary.id)).toMatchObject({ groups: { nodes: [{ id: groups.everyone.id }] } });
      const guest = await grant({ email: 'GINA@globex.example', directoryId: guests.id }, token);
      expect(guest.user?.id).toBe(gina.id);
      const again = await grant({ userId: gary.id }, token);
      expect(again.userErrors).toEqual(problem('ALREADY_EXISTS', 'userId'));
      expect((await grant({ userId: gary.id, directoryId: guests.id }, token)).userErrors).toEqual([]);
      const places = (await held(gary.id))?.tenants.edges.find(({ node }) => node.id === acme.id)?.directories;
      expect(places?.map(({ directory }) => directory?.id).sort()).toEqual([main.id, guests.id].sort());
      const twice = await grant({ userId: gary.id, directoryId: guests.id }, token);
      expect(twice.userErrors).toEqual(problem('ALREADY_EXISTS', 'userId'));
    });

    it('and tells of an unknown name, of a hidden id and of an account of no tenant in the same words (case 40)', async () => {
      const token = await as(app, uma);
      for (const email of ['nobody@x.example', lone.email])
        expect((await grant({ email }, token)).userErrors).toEqual(problem('NOT_FOUND', 'email'));
      for (const userId of [joiner.id, `usr_${'0'.repeat(26)}`])
        expect((await grant({ userId }, token)).userErrors).toEqual(problem('NOT_FOUND', 'userId'));
      expect((await grant({ username: 'joiner', dryRun: true }, token)).userErrors).toEqual(
        problem('INVALID', 'dryRun'),
      );
      expect((await grant({ userId: lone.id, tenantId: acme.id })).userErrors).toEqual([]);
    });

    it('by nobody without the permission there, with exactly one name, in a directory of the tenant', async () => {
      expect(codes(await grant({ username: 'joiner' }, await as(app, ned)))).toEqual(['FORBIDDEN']);
      const token = await as(app, tess);
      expect((await grant({ userId: joiner.id, tenantId: globex.id }, token)).userErrors).toEqual(
        problem('NOT_FOUND', 'tenantId'),
      );
      expect((await grant({ username: 'joiner', directoryId: abroad.id }, token)).userErrors).toEqual(
        problem('NOT_FOUND', 'directoryId'),
      );
      const elsewhere = { userId: joiner.id, tenantId: acme.id, directoryId: abroad.id };
      expect((await grant(elsewhere)).userErrors).toEqual(problem('INVALID', 'directoryId'));
      for (const input of [{}, { userId: joiner.id, username: 'joiner' }])
        expect((await grant(input, token)).userErrors).toEqual(problem('INVALID'));
    });

    it('as a dry run foretells', async () => {
      const before = await rightsOf(joiner.id);
      const told = differenceIn(await grant({ userId: joiner.id, tenantId: acme.id, dryRun: true }), 'gained');
      expect(await rightsOf(joiner.id)).toEqual(before);
      await grant({ userId: joiner.id, tenantId: acme.id });
      expect(told.length).toBeGreaterThan(0);
      expect(told).toEqual(without(await rightsOf(joiner.id), before));
    });
  });

  describe('is suspended', () => {
    it('and restored, while roles and memberships stay, as dry runs foretell', async () => {
      const [before, rights] = [await held(paused.id), await rightsOf(paused.id)];
      const token = await as(app, uma);
      const lost = differenceIn(await suspend(paused.id, main.id, undefined, { dryRun: true }), 'lost');
      expect(await rightsOf(paused.id)).toEqual(rights);
      const { user, directory } = await suspend(paused.id, main.id, token);
      expect([user?.status, directory?.id]).toEqual(['SUSPENDED', main.id]);
      expect(lost).toEqual(without(rights, await rightsOf(paused.id)));
      expect(lost.length).toBeGreaterThan(0);
      const { roleAssignments, groups: memberships } = (await held(paused.id)) ?? {};
      expect({ roleAssignments, groups: memberships }).toEqual({
        roleAssignments: before?.roleAssignments,
        groups: before?.groups,
      });
      expect((await suspend(paused.id, main.id, token)).userErrors).toEqual([]);
      const gained = differenceIn(await restore(paused.id, main.id, undefined, { dryRun: true }), 'gained');
      expect(gained).toEqual(lost);
      expect((await restore(paused.id, main.id, token)).user?.status).toBe('ACTIVE');
      expect(await held(paused.id)).toEqual(before);
    });

    it('for nobody who holds more in the tenant, whatever they hold elsewhere (case 19)', async () => {
      const token = await as(app, uma);
      for (const stronger of [tess, boss, max])
        for (const change of [suspend, restore, remove])
          expect(codes(await change(stronger.id, main.id, token))).toEqual(['FORBIDDEN']);
      for (const change of [suspend, restore])
        expect((await change(consultant.id, main.id, token)).userErrors).toEqual([]);
      expect(codes(await suspend(ned.id, main.id, await as(app, max)))).toEqual(['FORBIDDEN']);
      expect(codes(await suspend(boss.id, main.id, await as(app, tess)))).toEqual(['FORBIDDEN']);
    });

    it('nowhere where they have no place, nor for who is kept elsewhere', async () => {
      const token = await as(app, tess);
      for (const change of [suspend, restore, remove]) {
        expect((await change(ned.id, guests.id, token)).userErrors).toEqual(problem('NOT_FOUND', 'userId'));
        expect((await change(both.id, abroad.id, token)).userErrors).toEqual(problem('NOT_FOUND', 'directoryId'));
        expect((await change(synced.id, main.id, token)).userErrors).toEqual([
          expect.objectContaining({ code: 'EXTERNALLY_MANAGED' }),
        ]);
      }
    });
  });

  describe('is taken', () => {
    it('with all roles and memberships in the tenant and the tokens for it, as a dry run foretells', async () => {
      const inTenant = { token: await madeToken(app, { owner: leaver, tenant: acme }) };
      const rights = await rightsOf(leaver.id);
      const lost = differenceIn(await revoke(leaver.id, undefined, { dryRun: true }), 'lost');
      const { tenant, user, userErrors } = await revoke(leaver.id, await as(app, uma));
      expect([tenant?.id, user, userErrors]).toEqual([acme.id, null, []]);
      expect(lost).toEqual(rights);
      const nothing = { tenants: { edges: [] }, groups: { nodes: [] }, roleAssignments: { nodes: [] } };
      expect(await held(leaver.id)).toEqual({ ...nothing, effectivePermissions: [] });
      const { data } = await app.graphql<{ user: unknown }>(
        'query ($id: ID!) { user(id: $id) { accountStatus apiTokens { nodes { status } } } }',
        {
          id: leaver.id,
        },
      );
      expect(data?.user).toEqual({ accountStatus: 'ACTIVE', apiTokens: { nodes: [{ status: 'REVOKED' }] } });
      expect(codes(await app.graphql('{ viewer { principal { id } } }', {}, inTenant))).toEqual(['UNAUTHENTICATED']);
    });

    it('from a directory with what is there, and from the tenant with the last one', async () => {
      const token = await as(app, uma);
      const first = await remove(mover.id, guests.id, token);
      expect([first.userErrors, first.tenantLeft, first.directory?.id]).toEqual([[], null, guests.id]);
      const rest = await held(mover.id);
      expect(rest?.tenants.edges).toMatchObject([{ directories: [{ directory: { id: main.id } }] }]);
      expect(rest?.groups.nodes).toEqual([{ id: groups.everyone.id }]);
      expect(rest?.roleAssignments.nodes).toHaveLength(1);
      const rights = await rightsOf(mover.id);
      const lost = differenceIn(await remove(mover.id, main.id, undefined, { dryRun: true }), 'lost');
      const last = await remove(mover.id, main.id, token);
      expect([last.userErrors, last.tenantLeft?.id, last.user]).toEqual([[], acme.id, null]);
      expect(lost).toEqual(rights);
      const nothing = { tenants: { edges: [] }, groups: { nodes: [] }, roleAssignments: { nodes: [] } };
      expect(await held(mover.id)).toEqual({ ...nothing, effectivePermissions: [] });
    });

    it('from nobody who holds more in the tenant, who is not seen, or who is kept elsewhere', async () => {
      for (const [who, target] of [
        [ned, max],
        [uma, tess],
        [tess, boss],
      ] as const)
        expect(codes(await revoke(target.id, await as(app, who)))).toEqual(['FORBIDDEN']);
      const token = await as(app, tess);
      expect((await revoke(`usr_${'0'.repeat(26)}`, token)).userErrors).toEqual(problem('NOT_FOUND', 'userId'));
      expect((await revoke(staff.hand.id, token)).userErrors).toEqual(problem('NOT_FOUND', 'userId'));
      expect((await revoke(staff.hand.id)).userErrors).toEqual(problem('NOT_FOUND', 'userId'));
      expect((await revoke(synced.id, token)).userErrors).toEqual([
        expect.objectContaining({ code: 'EXTERNALLY_MANAGED' }),
      ]);
    });

    it('not from the last administrator, in any way (cases 29 and 31)', async () => {
      const last = [expect.objectContaining({ code: 'LAST_ADMINISTRATOR' })];
      for (const who of [undefined, await as(app, tess)]) {
        expect((await suspend(tess.id, main.id, who)).userErrors).toEqual(last);
        expect((await remove(tess.id, main.id, who)).userErrors).toEqual(last);
        expect((await revoke(tess.id, who)).userErrors).toEqual(last);
        expect((await revoke(tess.id, who, { dryRun: true })).userErrors).toEqual(last);
      }
      expect((await held(tess.id))?.tenants.edges).toHaveLength(1);
    });
  });
});

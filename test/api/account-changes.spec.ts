import { deletionDelayMs } from '../../src/core/users/account-changes.js';
import type { UserId } from '../../src/core/kernel/ids.js';
import { purgeService } from '../../src/server/compose.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, raw, sql } from '../../src/storage/database/sql.js';
import { startApp, type Answer, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  CancelUserDeletionDocument,
  DeactivateUserDocument,
  DeleteUserDocument,
  HeldByUserDocument,
  ReactivateUserDocument,
  UpdateUserDocument,
} from '../support/generated/test-documents.js';
import { builtInRole } from './companies.js';
import { madeToken } from './made-token.js';
import { as, foundStaff } from './staff.js';

const codes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions['code']);
const problem = (code: string, ...path: string[]) => [
  { code, path: ['input', ...path], message: expect.any(String) as string },
];
type Viewer = { readonly viewer: { readonly principal: { readonly id: string } } };
type Who = { readonly token: string };

describe.each(dialects)('accounts, on %s', (dialect) => {
  const staff = foundStaff();
  const { acme, main, tess, uma, gina, max, ned, both, boss, kept, world } = staff;
  const person = (name: string, ...places: (typeof main)[]) =>
    world.user({ username: name, displayName: name }, ...(places.length > 0 ? places : [main]));
  const people = { idle: person('idle'), leaver: person('leaver'), gone: person('gone'), back: person('back') };
  const invited = world.user({ username: 'invited', displayName: 'invited', accountStatus: 'INVITED' }, main);
  const [vice, self] = [person('vice'), person('self')];
  world.assign(vice, builtInRole('tenantAdministrator'), acme);
  world.assign(self, builtInRole('userManager'), acme);
  world.assign(people.gone, builtInRole('auditor'), acme);
  world.assign(people.back, builtInRole('auditor'), acme, { createdBy: people.gone.id });
  world.member(staff.groups.crew, people.gone);
  world.member(staff.groups.crew, people.back, { addedBy: people.gone.id });
  world.identity(people.gone);
  let app: App;
  beforeAll(async () => {
    app = await startApp(dialect, { prepare: staff.insert });
  });
  afterAll(() => app.stop());

  const deactivate = async (id: string, who?: Who, more: object = {}) => {
    const answer = await app.graphql(DeactivateUserDocument, { input: { id, ...more } }, who);
    return { ...answer, ...answer.data?.deactivateUser };
  };
  const reactivate = async (id: string, who?: Who) => {
    const answer = await app.graphql(ReactivateUserDocument, { input: { id } }, who);
    return { ...answer, ...answer.data?.reactivateUser };
  };
  const remove = async (id: string, who?: Who, more: object = {}) => {
    const answer = await app.graphql(DeleteUserDocument, { input: { id, ...more } }, who);
    return { ...answer, ...answer.data?.deleteUser };
  };
  const keep = async (id: string, who?: Who, more: object = {}) => {
    const answer = await app.graphql(CancelUserDeletionDocument, { input: { id, ...more } }, who);
    return { ...answer, ...answer.data?.cancelUserDeletion };
  };
  const signsIn = async (who: Who) => codes(await app.graphql('{ viewer { principal { id } } }', {}, who));
  const rightsOf = async (id: string) => {
    const held = (await app.graphql(HeldByUserDocument, { id })).data?.user?.effectivePermissions ?? [];
    return held.map((one) => JSON.stringify(one)).sort();
  };
  const countOf = async (table: string, column: string, id: UserId) => {
    const row = await new SqlSession(app.database.reader).row(
      sql`SELECT COUNT(*) AS n FROM ${raw(table)} WHERE ${raw(column)} = ${idValue(id)}`,
    );
    return Number(row['n']);
  };

  describe('when they are deactivated', () => {
    it('take every token with them at once and for good, and keep roles and memberships (cases 12 and 39)', async () => {
      const { idle } = people;
      const token = await as(app, idle);
      const inTenant = { token: await madeToken(app, { owner: idle, tenant: acme }) };
      const before = (await app.graphql(HeldByUserDocument, { id: idle.id })).data?.user;
      expect(await signsIn(token)).toEqual([]);
      const { user } = await deactivate(idle.id, await as(app, uma), { reason: 'On leave' });
      expect(user).toMatchObject({ status: 'DEACTIVATED', accountStatus: 'DEACTIVATED', version: 2 });
      for (const one of [token, inTenant]) expect(await signsIn(one)).toEqual(['UNAUTHENTICATED']);
      expect((await deactivate(idle.id)).user?.version).toBe(2);
      expect((await reactivate(idle.id, await as(app, uma))).user).toMatchObject({ status: 'ACTIVE', version: 3 });
      for (const one of [token, inTenant]) expect(await signsIn(one)).toEqual(['UNAUTHENTICATED']);
      expect((await app.graphql(HeldByUserDocument, { id: idle.id })).data?.user).toEqual(before);
      expect((await reactivate(idle.id)).user?.version).toBe(3);
    });

    it('lose in a dry run exactly what they lose when it is done', async () => {
      const before = await rightsOf(max.id);
      const { preview, user } = await deactivate(max.id, undefined, { dryRun: true });
      expect(user ?? null).toBeNull();
      const [difference, ...others] = preview?.differences.nodes ?? [];
      expect(others).toEqual([]);
      expect(difference).toMatchObject({ principal: { id: max.id }, gained: [] });
      expect(difference?.lost.map((one) => JSON.stringify(one)).sort()).toEqual(before);
      expect(await rightsOf(max.id)).toEqual(before);
      await deactivate(max.id);
      expect(await rightsOf(max.id)).toEqual([]);
      await reactivate(max.id);
      expect(await rightsOf(max.id)).toEqual(before);
    });

    it('need the permission on every tenant of theirs, and nobody stronger is reached (case 19)', async () => {
      for (const [who, target] of [
        [ned, max],
        [uma, tess],
        [tess, boss],
        [tess, both],
        [uma, max],
      ] as const)
        expect(codes(await deactivate(target.id, await as(app, who)))).toEqual(['FORBIDDEN']);
      const missing = await deactivate(`usr_${'0'.repeat(26)}`, await as(app, tess));
      expect(missing.userErrors).toEqual(problem('NOT_FOUND', 'id'));
      expect((await deactivate(gina.id, await as(app, tess))).userErrors).toEqual(missing.userErrors);
      expect((await deactivate(kept.id)).userErrors).toEqual([expect.objectContaining({ code: 'EXTERNALLY_MANAGED' })]);
      expect((await deactivate(ned.id, undefined, { reason: ' ' })).userErrors).toEqual(problem('INVALID', 'reason'));
    });

    it('tell beforehand who is refused, in as many statements for one as for all', async () => {
      const may = async (who: typeof tess, ...targets: (typeof tess)[]) => {
        const ids = targets.map(({ id }) => id);
        const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on User { viewerCanDeactivate } } }';
        type Told = { readonly nodes: readonly ({ readonly viewerCanDeactivate: boolean } | null)[] };
        const { data, extensions } = await app.graphql<Told>(query, { ids }, await as(app, who));
        return { told: data?.nodes.map((one) => one?.viewerCanDeactivate), ...extensions?.stats };
      };
      expect((await may(uma, tess, max, ned, both)).told).toEqual([false, false, true, false]);
      expect((await may(ned, max, ned)).told).toEqual([false, false]);
      const [one, all] = [await may(tess, max), await may(tess, max, ned, uma, boss, both, kept)];
      expect([one.told, all.told]).toEqual([[true], [true, true, true, false, false, false]]);
      expect(all.sqlStatements).toBeGreaterThan(2);
      expect(all.sqlStatements).toBe(one.sqlStatements);
    });

    it('are not brought back by somebody weaker than they would be (case 19)', async () => {
      await deactivate(vice.id);
      expect(codes(await reactivate(vice.id, await as(app, uma)))).toEqual(['FORBIDDEN']);
      expect((await reactivate(vice.id, await as(app, tess))).user?.status).toBe('ACTIVE');
      await deactivate(vice.id);
    });

    it('do not come to work before they have accepted their invitation', async () => {
      expect((await reactivate(invited.id)).userErrors).toEqual(problem('INVALID', 'id'));
    });

    it('may be one’s own, with the permission', async () => {
      const token = await as(app, self);
      expect((await deactivate(self.id, token)).userErrors).toEqual([]);
      expect(await signsIn(token)).toEqual(['UNAUTHENTICATED']);
      expect(codes(await deactivate(ned.id, await as(app, ned)))).toEqual(['FORBIDDEN']);
    });
  });

  it('are impersonated by administrators, whatever applications allow their owners', async () => {
    const headers = { 'x-denizen-impersonate': max.id };
    const { data } = await app.graphql<Viewer>('{ viewer { principal { id } } }', {}, { headers });
    expect(data?.viewer.principal.id).toBe(max.id);
    const asTheirs = { ...(await as(app, uma)), headers };
    expect(codes(await app.graphql('{ viewer { principal { id } } }', {}, asTheirs))).toEqual(['FORBIDDEN']);
  });

  describe('when they are to be deleted', () => {
    it('have 14 days in which they can’t sign in and can be kept with all that they had', async () => {
      const { leaver } = people;
      const token = await as(app, leaver);
      const before = (await app.graphql(HeldByUserDocument, { id: leaver.id })).data?.user;
      const earliest = Date.now() + deletionDelayMs;
      const { user } = await remove(leaver.id);
      expect(user?.status).toBe('FOR_DELETION');
      const at = Date.parse(user?.deletionScheduledAt as string);
      expect(at).toBeGreaterThanOrEqual(earliest);
      expect(at).toBeLessThanOrEqual(Date.now() + deletionDelayMs);
      expect(await signsIn(token)).toEqual(['UNAUTHENTICATED']);
      expect((await remove(leaver.id)).user).toEqual(user);
      expect(await purgeService(app.database, Date.now).run()).toBe(0);
      expect((await keep(leaver.id)).user).toMatchObject({ status: 'ACTIVE', deletionScheduledAt: null });
      expect(await signsIn(token)).toEqual([]);
      expect((await app.graphql(HeldByUserDocument, { id: leaver.id })).data?.user).toEqual(before);
      expect((await keep(leaver.id)).user?.version).toBe(3);
    });

    it('tell in a dry run what they lose and get again', async () => {
      const before = await rightsOf(max.id);
      const lost = (await remove(max.id, undefined, { dryRun: true })).preview?.differences.nodes[0]?.lost;
      expect(lost?.map((one) => JSON.stringify(one)).sort()).toEqual(before);
      await remove(max.id);
      const gained = (await keep(max.id, undefined, { dryRun: true })).preview?.differences.nodes[0]?.gained;
      expect(gained?.map((one) => JSON.stringify(one)).sort()).toEqual(before);
      await keep(max.id);
    });

    it('need the permission, which nobody has in a tenant unless told', async () => {
      for (const change of [remove, keep]) {
        expect(codes(await change(ned.id, await as(app, tess)))).toEqual(['FORBIDDEN']);
        expect((await change(gina.id, await as(app, tess))).userErrors).toEqual(problem('NOT_FOUND', 'id'));
        expect((await change(kept.id)).userErrors).toEqual([expect.objectContaining({ code: 'EXTERNALLY_MANAGED' })]);
      }
    });

    it('are gone with all that they had once their time has come, and the trail tells of it', async () => {
      const { gone } = people;
      const token = await as(app, gone);
      const keeping = { ...token, headers: { 'idempotency-key': 'an-answer-that-is-kept' } };
      await app.graphql(UpdateUserDocument, { input: { id: gone.id, nickname: 'Going' } }, keeping);
      expect(await countOf('kept_answers', 'owner_id', gone.id)).toBe(1);
      await remove(gone.id);
      const service = purgeService(app.database, () => Date.now() + deletionDelayMs);
      expect(await service.run()).toBe(1);
      expect(await service.run()).toBe(0);
      for (const [table, column] of [
        ['users', 'id'],
        ['principals', 'id'],
        ['api_tokens', 'owner_id'],
        ['tenant_accesses', 'user_id'],
        ['directory_accesses', 'user_id'],
        ['group_memberships', 'member_id'],
        ['group_memberships', 'added_by'],
        ['role_assignments', 'principal_id'],
        ['role_assignments', 'created_by'],
        ['external_identities', 'user_id'],
        ['kept_answers', 'owner_id'],
      ] as const)
        expect([table, column, await countOf(table, column, gone.id)]).toEqual([table, column, 0]);
      const { data } = await app.graphql<{ auditEvents: { nodes: unknown } }>(`{
        auditEvents(filter: { action: { eq: "purgeUser" } }) {
          nodes { outcome actor { id } tenant { id } objectIds changes { objectId before after } }
        }
      }`);
      const before = { deletionScheduledAt: expect.any(Number) as number };
      const event = { outcome: 'SUCCEEDED', actor: null, tenant: { id: acme.id }, objectIds: [gone.id] };
      expect(data?.auditEvents.nodes).toEqual([{ ...event, changes: [{ objectId: gone.id, before, after: null }] }]);
    });

    it('are deleted by a running server, whoever was due before it started', async () => {
      const other = foundStaff();
      const due = other.world.user({ username: 'due', displayName: 'due', deletionScheduledAt: 1 }, other.main);
      const server = await startApp(dialect, { prepare: other.insert });
      try {
        for (let tries = 0; tries < 200; tries++) {
          const { data } = await server.graphql<{ user: unknown }>('query ($id: ID!) { user(id: $id) { id } }', {
            id: due.id,
          });
          if (data?.user === null) return;
          await new Promise((done) => setTimeout(done, 50));
        }
        throw new Error('The account is still there.');
      } finally {
        await server.stop();
      }
    });
  });

  describe('that administer something alone', () => {
    it('can’t be taken away, neither by others nor by themselves (cases 29 and 31)', async () => {
      const root = (await app.graphql<Viewer>('{ viewer { principal { id } } }')).data?.viewer.principal.id as string;
      const last = [expect.objectContaining({ code: 'LAST_ADMINISTRATOR' })];
      await deactivate(vice.id);
      for (const change of [deactivate, remove]) {
        for (const { id } of [tess, gina]) {
          expect((await change(id)).userErrors).toEqual(last);
          expect((await change(id, undefined, { dryRun: true })).userErrors).toEqual(last);
        }
      }
      expect((await deactivate(tess.id, await as(app, tess))).userErrors).toEqual(last);
      expect((await deactivate(boss.id)).userErrors).toEqual([]);
      for (const change of [deactivate, remove]) expect((await change(root)).userErrors).toEqual(last);
    });
  });
});

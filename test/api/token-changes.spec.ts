import { newId } from '../../src/core/kernel/ids.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import type { App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  ApiTokenByIdDocument,
  CreateApiTokenDocument,
  DeleteApiTokenDocument,
  RevokeApiTokenDocument,
  RevokeApiTokensDocument,
  TrailOfDocument,
  UpdateTenantDocument,
  WhoActsDocument,
} from '../support/generated/test-documents.js';
import { Changing, type Who } from './changing.js';
import { builtInRole, foundCompanies } from './companies.js';
import { madeToken } from './made-token.js';

const companies = foundCompanies();
const { world, acme, globex, initech } = companies;
const { ada, bob, cleo, hana, kim } = acme.users;
const { deployer, retired } = acme.robots;
const person = (username: string) => world.user({ username, displayName: username }, acme.main);
world.assign(bob, builtInRole('tenantAdministrator'), acme.tenant);
// Stronger than Mia: one who manages people, one who is suspended, and an account that is disabled.
world.assign(kim, builtInRole('userManager'), acme.tenant);
world.assign(cleo, builtInRole('auditor'), acme.tenant);
world.assign(retired, builtInRole('tenantAdministrator'), acme.tenant);
const [mia, lia, val] = [person('mia'), person('lia'), person('val')];
const keeper = world.role(acme.tenant, { name: 'Keeper of tokens' });
const permissions = ['api-token:create', 'api-token:read', 'api-token:revoke', 'user:read', 'service-account:read'];
for (const permission of permissions) world.rolePermissions.push({ roleId: keeper.id, permission });
world.assign(mia, keeper, acme.tenant);
// Sees tokens, and may end none but his own.
world.assign(val, builtInRole('auditor'), acme.tenant);
const meek = world.serviceAccount(acme.tenant, { name: 'Meek' });
const day = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

describe.each(dialects)('changes of API tokens on %s', (dialect) => {
  let app: App;
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
    app = changing.app;
    await changing.done('root', UpdateTenantDocument, { input: { id: acme.tenant.id, maxTokenDays: 30 } });
  });
  afterAll(() => changing.stop());

  const made = async (input: object, asking: Who = 'lia') => {
    const createApiToken = await changing.done(asking, CreateApiTokenDocument, { input: { name: 'Made', ...input } });
    return { ...createApiToken.apiToken, id: createApiToken.apiToken?.id ?? '', token: createApiToken.secret ?? '' };
  };
  const create = (input: object, asking: Who = 'lia') =>
    changing.outcome(asking, CreateApiTokenDocument, { input: { name: 'Made', ...input } });
  const actsAs = async (token: string) =>
    (await app.graphql(WhoActsDocument, {}, { token })).data?.viewer.principal.id ?? null;

  it('a token is made for oneself, tells its secret once, and opens what its maker may', async () => {
    const { id, token, ...facts } = await made({ name: '__proto__' });
    expect(token).toMatch(/^dzn_[\w-]{43}$/);
    expect(facts).toMatchObject({
      name: '__proto__',
      prefix: token.slice(0, 12),
      scopes: null,
      status: 'ACTIVE',
      owner: { id: lia.id },
      tenant: null,
    });
    expect(await actsAs(token)).toBe(lia.id);
    const again = await changing.raw('lia', ApiTokenByIdDocument, { id });
    const trail = await app.graphql(TrailOfDocument, { objectId: id });
    expect(trail.data?.auditEvents.nodes).toMatchObject([
      { action: 'createApiToken', changes: [{ before: null, after: { ownerId: lia.id, prefix: token.slice(0, 12) } }] },
    ]);
    for (const text of [again.text, trail.text, JSON.stringify(app.log)]) expect(text).not.toContain(token.slice(12));
  });

  it('lives as long as the strictest tenant of its owner allows, or shorter', async () => {
    const lifeOf = ({ createdAt = '', expiresAt = '' }) => (Date.parse(expiresAt) - Date.parse(createdAt)) / day;
    expect(lifeOf(await made({}))).toBe(30);
    expect(lifeOf(await made({ days: 2 }))).toBe(2);
    const expiresAt = inDays(29);
    expect(await made({ expiresAt })).toMatchObject({ expiresAt });
    expect(lifeOf(await made({}, { token: app.rootToken }))).toBe(365);
  });

  it.each<[string, object, string]>([
    ['for more days than the tenant allows', { days: 31 }, 'INVALID input.days'],
    ['for no day', { days: 0 }, 'INVALID input.days'],
    ['until a moment that is too far', { expiresAt: inDays(31) }, 'INVALID input.expiresAt'],
    ['until a moment that has passed', { expiresAt: inDays(-1) }, 'INVALID input.expiresAt'],
    ['with two ends', { days: 1, expiresAt: inDays(1) }, 'INVALID input.expiresAt'],
    ['without a name', { name: ' ' }, 'INVALID input.name'],
    ['with a long name', { name: 'x'.repeat(101) }, 'INVALID input.name'],
    ['for no permission at all', { scopes: [] }, 'INVALID input.scopes'],
    ['for permissions that are none', { scopes: ['__proto__'] }, 'INVALID input.scopes.0'],
    ['for a tenant that is none', { tenantId: newId('ten') }, 'NOT_FOUND input.tenantId'],
    ['for a tenant that is not seen', { tenantId: initech.tenant.id }, 'NOT_FOUND input.tenantId'],
    ['for nobody', { ownerId: newId('usr') }, 'NOT_FOUND input.ownerId'],
    ['for a group', { ownerId: acme.groups.cards.id }, 'INVALID input.ownerId'],
  ])('is not made %s', async (_what, input, expected) => {
    expect(await create(input, 'bob')).toBe(expected);
  });

  it('is made for others by permission: for service accounts, and for people of tenants where one holds it', async () => {
    const ofMeek = await made({ ownerId: meek.id, scopes: ['user:read', 'api-token:read'] }, 'mia');
    expect(ofMeek).toMatchObject({ tenant: { slug: 'acme' }, scopes: ['api-token:read', 'user:read'] });
    expect(await actsAs(ofMeek.token)).toBe(meek.id);
    expect(await actsAs((await made({ ownerId: lia.id }, 'mia')).token)).toBe(lia.id);
    expect(await create({ ownerId: meek.id, tenantId: acme.tenant.id }, 'mia')).toBe('done');
    expect(await create({ ownerId: deployer.id }, 'bob')).toBe('done');
    expect(await create({ ownerId: meek.id, tenantId: globex.tenant.id }, 'bob')).toBe('INVALID input.tenantId');
    expect(await create({ ownerId: globex.robot.id }, 'mia')).toBe('NOT_FOUND input.ownerId');
    expect(await create({ ownerId: lia.id }, 'val')).toBe('FORBIDDEN!');
    // Bob works in another tenant as well, where Mia holds nothing.
    expect(await create({ ownerId: bob.id }, 'mia')).toBe('FORBIDDEN!');
  });

  it.each([
    ['a person', kim.id],
    ['the platform’s administrator', hana.id],
    ['somebody who is suspended', cleo.id],
    ['a service account', deployer.id],
    ['a service account that is disabled', retired.id],
  ])('is not made, revoked or deleted for %s who holds more than its maker', async (_what, ownerId) => {
    expect(await create({ ownerId }, 'mia')).toBe('FORBIDDEN!');
    expect(await create({ ownerId, scopes: ['user:read'], tenantId: acme.tenant.id }, 'mia')).toBe('FORBIDDEN!');
    await madeToken(app, { owner: { id: ownerId }, tenant: acme.tenant });
    const revokeApiTokens = await changing.done('mia', RevokeApiTokensDocument, {
      input: { ownerId, tenantId: acme.tenant.id },
    });
    const [result] = revokeApiTokens.results ?? [];
    expect(result).toMatchObject({ apiToken: null, userErrors: [{ code: 'FORBIDDEN' }] });
    const id = result?.apiTokenId ?? '';
    expect(await changing.outcome('mia', RevokeApiTokenDocument, { input: { id } })).toBe('FORBIDDEN!');
    expect(await changing.outcome('mia', DeleteApiTokenDocument, { input: { id } })).toBe('FORBIDDEN!');
  });

  it('is no wider than the credential that makes it', async () => {
    const asking = async (limits: object) => ({ token: await madeToken(app, { owner: mia, ...limits }) });
    expect(await create({}, await asking({ scopes: ['user:read'] }))).toBe('FORBIDDEN!');
    const makes = await asking({ scopes: ['api-token:create', 'service-account:read', 'user:read'] });
    expect(await create({}, makes)).toBe('PRIVILEGE_ESCALATION input.scopes');
    expect(await create({ scopes: ['api-token:read', 'user:read'] }, makes)).toBe('PRIVILEGE_ESCALATION input.scopes');
    expect(await create({ scopes: ['user:read'] }, makes)).toBe('done');
    expect(await create({ ownerId: meek.id }, makes)).toBe('PRIVILEGE_ESCALATION input.scopes');
    const ofAcme = await asking({ tenant: acme.tenant });
    expect(await create({}, ofAcme)).toBe('PRIVILEGE_ESCALATION input.tenantId');
    expect(await create({ tenantId: acme.tenant.id }, ofAcme)).toBe('done');
    expect(await create({ ownerId: meek.id }, ofAcme)).toBe('done');
    // What is of another tenant, or of none, is none of its business.
    const { id } = await made({}, 'mia');
    expect(await changing.outcome(ofAcme, RevokeApiTokenDocument, { input: { id } })).toBe('FORBIDDEN!');
    expect(await changing.outcome(makes, RevokeApiTokenDocument, { input: { id } })).toBe('FORBIDDEN!');
  });

  it('is not made in the name of somebody else, which it would outlive', async () => {
    const asking = { headers: { 'x-denizen-impersonate': lia.id } };
    const input = { name: 'Kept' };
    expect(await changing.outcome(asking, CreateApiTokenDocument, { input })).toBe('FORBIDDEN!');
    expect(await changing.outcome(asking, CreateApiTokenDocument, { input: { ...input, ownerId: meek.id } })).toMatch(
      /FORBIDDEN|NOT_FOUND/,
    );
    const { id } = await made({});
    await changing.done(asking, RevokeApiTokenDocument, { input: { id } });
  });

  it('is made once under an idempotency key, and its secret told again to whoever has the key', async () => {
    const headers = { 'idempotency-key': `key-${newId('evt')}` };
    const input = { name: 'Once', scopes: ['user:read'] };
    const asking = { token: await app.token('mia'), headers };
    const first = await changing.done(asking, CreateApiTokenDocument, { input });
    const again = await changing.done(asking, CreateApiTokenDocument, { input });
    expect(again).toEqual(first);
    expect(await actsAs(first.secret ?? '')).toBe(mia.id);
    expect(await changing.outcome(asking, CreateApiTokenDocument, { input: { name: 'Other' } })).toBe('CONFLICT input');
    const other = await changing.done('mia', CreateApiTokenDocument, { input });
    expect(other.secret).not.toBe(first.secret);
    const session = new SqlSession(app.database.reader);
    const kept = JSON.stringify(await session.rows(sql`SELECT answer FROM kept_answers`));
    expect(kept.length).toBeGreaterThan(100);
    expect(kept).not.toContain((first.secret ?? '').slice(0, 12));
    const told = JSON.stringify(await session.rows(sql`SELECT changes FROM audit_events`));
    expect(told).toContain(first.apiToken?.prefix);
    expect(told).not.toContain((first.secret ?? '').slice(0, 13));
  });

  it('is dead the moment it is revoked, and stays on record until it is deleted', async () => {
    const { id, token } = await made({});
    expect(await actsAs(token)).toBe(lia.id);
    const revokeApiToken = await changing.done('lia', RevokeApiTokenDocument, { input: { id } });
    expect(revokeApiToken.apiToken).toEqual({ id, status: 'REVOKED' });
    expect(await actsAs(token)).toBeNull();
    const { data: before } = await changing.raw('lia', ApiTokenByIdDocument, { id });
    await changing.done('lia', RevokeApiTokenDocument, { input: { id } });
    const { data: after } = await changing.raw('lia', ApiTokenByIdDocument, { id });
    expect(after?.apiToken?.revokedAt).toBe(before?.apiToken?.revokedAt);
    const deleteApiToken = await changing.done('lia', DeleteApiTokenDocument, { input: { id } });
    expect(deleteApiToken.deletedApiTokenId).toBe(id);
    expect(await changing.outcome('lia', DeleteApiTokenDocument, { input: { id } })).toBe('NOT_FOUND input.id');
    expect(await changing.outcome('lia', RevokeApiTokenDocument, { input: { id } })).toBe('NOT_FOUND input.id');
    expect(await changing.outcome('lia', RevokeApiTokenDocument, { input: { id: lia.id } })).toBe('INVALID input.id');
  });

  it('may end itself, whatever it is limited to', async () => {
    const { id, token } = await made({ scopes: ['user:read'] }, 'mia');
    const revokeApiToken = await changing.done({ token }, RevokeApiTokenDocument, { input: { id } });
    expect(revokeApiToken.apiToken).toBeNull();
    expect(await actsAs(token)).toBeNull();
  });

  it('of others is revoked and deleted by permission alone', async () => {
    const ofMeek = await made({ ownerId: meek.id }, 'mia');
    const input = { id: ofMeek.id };
    expect(await changing.outcome('lia', RevokeApiTokenDocument, { input })).toBe('NOT_FOUND input.id');
    expect(await changing.outcome('val', RevokeApiTokenDocument, { input })).toBe('FORBIDDEN!');
    expect(await changing.outcome('val', DeleteApiTokenDocument, { input })).toBe('FORBIDDEN!');
    await changing.done('mia', RevokeApiTokenDocument, { input });
    expect(await actsAs(ofMeek.token)).toBeNull();
    // One that opens whatever a person may is of no tenant.
    const { id } = await made({});
    expect(await changing.outcome('mia', RevokeApiTokenDocument, { input: { id } })).toBe('NOT_FOUND input.id');
    await changing.done({ token: app.rootToken }, DeleteApiTokenDocument, { input: { id } });
  });

  it('is revoked with many others: those of a list, with an answer for each', async () => {
    const [own, ofMeek] = [await made({}), await made({ ownerId: meek.id }, 'mia')];
    const ids = [own.id, newId('tok'), ofMeek.id];
    const revokeApiTokens = await changing.done('mia', RevokeApiTokensDocument, { input: { ids } });
    expect(revokeApiTokens).toMatchObject({
      hasMore: false,
      results: [
        { apiTokenId: own.id, apiToken: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'ids', '0'] }] },
        { apiTokenId: ids[1], userErrors: [{ code: 'NOT_FOUND', path: ['input', 'ids', '1'] }] },
        { apiTokenId: ofMeek.id, apiToken: { name: 'Made', status: 'REVOKED' }, userErrors: [] },
      ],
    });
    const [one, two] = [await made({}), await made({})];
    const all = { ids: [one.id, newId('tok'), two.id], atomic: true };
    expect(await changing.outcome('lia', RevokeApiTokensDocument, { input: all })).toBe('NOT_FOUND input.ids.1');
    expect(await actsAs(one.token)).toBe(lia.id);
    const many = { ids: Array.from({ length: 1001 }, () => one.id) };
    expect(await changing.outcome('lia', RevokeApiTokensDocument, { input: many })).toBe('LIMIT_EXCEEDED input.ids');
  });

  it('is revoked with all of its owner or of its tenant that can still be used', async () => {
    const revoke = async (input: object, asking: Who) => {
      const revokeApiTokens = await changing.done(asking, RevokeApiTokensDocument, { input });
      return (revokeApiTokens.results ?? []).filter(({ userErrors }) => userErrors.length === 0).length;
    };
    const robot = { ownerId: meek.id };
    await revoke(robot, 'mia');
    const tokens = [await made(robot, 'mia'), await made(robot, 'mia')];
    expect(await revoke({ ...robot, tenantId: acme.tenant.id }, 'mia')).toBe(2);
    for (const { token } of tokens) expect(await actsAs(token)).toBeNull();
    expect(await revoke(robot, 'mia')).toBe(0);
    const ofAcme = await made(robot, 'mia');
    expect(await revoke({ tenantId: acme.tenant.id }, 'bob')).toBeGreaterThan(1);
    expect(await actsAs(ofAcme.token)).toBeNull();
    const own = await made({ tenantId: acme.tenant.id });
    expect(await revoke({ ownerId: lia.id, tenantId: acme.tenant.id }, 'lia')).toBe(1);
    expect(await actsAs(own.token)).toBeNull();
    const refusal = (input: object) => changing.outcome('mia', RevokeApiTokensDocument, { input });
    expect(await refusal({})).toBe('INVALID input.ids');
    expect(await refusal({ ids: [], ownerId: lia.id })).toBe('INVALID input.ids');
    expect(await refusal({ ownerId: globex.robot.id })).toBe('NOT_FOUND input.ownerId');
    expect(await refusal({ tenantId: initech.tenant.id })).toBe('NOT_FOUND input.tenantId');
    expect(await refusal({ ids: [ada.id] })).toBe('INVALID input.ids.0');
  });
});

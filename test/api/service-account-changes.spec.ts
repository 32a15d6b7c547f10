import { newId } from '../../src/core/kernel/ids.js';
import type { App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  CreateServiceAccountDocument,
  DeleteServiceAccountDocument,
  TrailOfDocument,
  UpdateServiceAccountDocument,
  WhoActsDocument,
} from '../support/generated/test-documents.js';
import { Changing, type Who } from './changing.js';
import { builtInRole, foundCompanies } from './companies.js';
import { madeToken } from './made-token.js';

const companies = foundCompanies();
const { world, acme, globex, initech } = companies;
const { ada, bob, kim } = acme.users;
const { deployer, retired } = acme.robots;
world.assign(bob, builtInRole('tenantAdministrator'), acme.tenant);
world.assign(kim, builtInRole('userManager'), acme.tenant);
world.assign(ada, builtInRole('auditor'), acme.tenant);
// It administers the tenant beside Bob, and would help nobody who is locked out.
const boss = world.serviceAccount(acme.tenant, { name: 'Boss' });
world.assign(boss, builtInRole('tenantAdministrator'), acme.tenant);
world.assign(retired, builtInRole('auditor'), acme.tenant);
world.member(acme.groups.cards, boss, { addedBy: boss.id });
world.assign(ada, acme.roles.reader, acme.domains.hr, { createdBy: boss.id });
const tenantId = acme.tenant.id;

describe.each(dialects)('changes of service accounts on %s', (dialect) => {
  let app: App;
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
    app = changing.app;
  });
  afterAll(() => changing.stop());

  const made = async (name: string) => {
    const createServiceAccount = await changing.done('kim', CreateServiceAccountDocument, {
      input: { tenantId, name },
    });
    return createServiceAccount.serviceAccount as NonNullable<typeof createServiceAccount.serviceAccount>;
  };
  const works = async (token: string) => (await app.graphql(WhoActsDocument, {}, { token })).errors === undefined;

  it('one is made, changed and told to the trail', async () => {
    const account = await made('__proto__');
    expect(account).toMatchObject({
      name: '__proto__',
      displayName: '__proto__',
      description: null,
      status: 'ACTIVE',
      version: 1,
    });
    const update = { id: account.id, version: 1, name: 'Builder', description: 'Builds.' };
    const updateServiceAccount = await changing.done('kim', UpdateServiceAccountDocument, { input: update });
    expect(updateServiceAccount.serviceAccount).toMatchObject({
      name: 'Builder',
      displayName: 'Builder',
      description: 'Builds.',
      version: 2,
    });
    const { data } = await app.graphql(TrailOfDocument, { objectId: account.id });
    expect(data?.auditEvents.nodes.flatMap(({ changes }) => changes)).toContainEqual({
      before: { name: '__proto__', description: null, status: 'ACTIVE' },
      after: { name: 'Builder', description: 'Builds.', status: 'ACTIVE' },
    });
  });

  it('one that is disabled has dead tokens at once, until it is enabled', async () => {
    const token = await madeToken(app, { owner: deployer, tenant: acme.tenant });
    const input = { id: deployer.id, status: 'DISABLED' } as const;
    const tried = await changing.done('bob', UpdateServiceAccountDocument, { input: { ...input, dryRun: true } });
    const [difference] = tried.preview?.differences.nodes ?? [];
    expect(difference?.principal).toEqual({ displayName: 'Deployer' });
    expect(difference?.lost.map(({ permission }) => permission?.name)).toContain('release:create');
    expect(await works(token)).toBe(true);
    await changing.done('bob', UpdateServiceAccountDocument, { input });
    expect(await works(token)).toBe(false);
    await changing.done('bob', UpdateServiceAccountDocument, { input: { ...input, status: 'ACTIVE' } });
    expect(await works(token)).toBe(true);
  });

  it('one that holds more is neither changed, disabled, enabled nor deleted', async () => {
    for (const input of [
      { id: deployer.id, name: 'Mine' },
      { id: boss.id, status: 'DISABLED' as const },
      { id: retired.id, status: 'ACTIVE' as const },
    ])
      expect(await changing.outcome('kim', UpdateServiceAccountDocument, { input })).toBe('FORBIDDEN!');
    for (const { id } of [deployer, boss, retired])
      expect(await changing.outcome('kim', DeleteServiceAccountDocument, { input: { id } })).toBe('FORBIDDEN!');
  });

  it('one goes with its tokens, memberships and roles, and is no administrator whose loss counts', async () => {
    const token = await madeToken(app, { owner: boss, tenant: acme.tenant });
    expect(await works(token)).toBe(true);
    const tried = { id: boss.id, dryRun: true };
    const preview = await changing.done('bob', DeleteServiceAccountDocument, { input: tried });
    expect(preview.preview?.differences.totalCount).toBe(1);
    expect(await works(token)).toBe(true);
    const input = { id: boss.id, version: 1 };
    const deleteServiceAccount = await changing.done('bob', DeleteServiceAccountDocument, { input });
    expect(deleteServiceAccount.deletedServiceAccountId).toBe(boss.id);
    expect(await works(token)).toBe(false);
    const left = `{ principals(search: "Boss") { totalCount } apiTokens(tenantId: "${tenantId}", first: 100) { nodes { owner { id } } }
      roleAssignments(tenantId: "${tenantId}", first: 100) { nodes { principal { id } } } }`;
    const { data, text } = await app.graphql<{ principals: { totalCount: number } }>(left);
    expect(data?.principals.totalCount).toBe(0);
    expect(text).not.toContain(boss.id);
    expect(await changing.outcome('bob', DeleteServiceAccountDocument, { input })).toBe('NOT_FOUND input.id');
  });

  it('nothing is changed against the rules', async () => {
    const { id } = await made('Ruled');
    const create = (input: object, asking: Who = 'kim') =>
      changing.outcome(asking, CreateServiceAccountDocument, { input: { tenantId, name: 'New', ...input } });
    expect(await create({ name: 'DEPLOYER' })).toBe('ALREADY_EXISTS input.name');
    expect(await create({ name: 'x'.repeat(101) })).toBe('INVALID input.name');
    expect(await create({ description: '' })).toBe('INVALID input.description');
    expect(await create({ tenantId: initech.tenant.id })).toBe('NOT_FOUND input.tenantId');
    expect(await create({}, 'ada')).toBe('FORBIDDEN!');
    expect(await create({ tenantId: globex.tenant.id }, 'bob')).toBe('FORBIDDEN!');
    const update = (input: object, asking: Who = 'kim') =>
      changing.outcome(asking, UpdateServiceAccountDocument, { input: { id, ...input } });
    expect(await update({ name: 'deployer' })).toBe('ALREADY_EXISTS input.name');
    expect(await update({ name: null })).toBe('INVALID input.name');
    expect(await update({ status: null })).toBe('INVALID input.status');
    expect(await update({ version: 9 })).toBe('CONFLICT input.version');
    expect(await update({ id: globex.robot.id })).toBe('NOT_FOUND input.id');
    expect(await update({ id: newId('svc') })).toBe('NOT_FOUND input.id');
    expect(await update({}, 'ada')).toBe('FORBIDDEN!');
    expect(await changing.outcome('kim', DeleteServiceAccountDocument, { input: { id, version: 9 } })).toBe(
      'CONFLICT input.version',
    );
    expect(await changing.outcome('ada', DeleteServiceAccountDocument, { input: { id } })).toBe('FORBIDDEN!');
    expect(await changing.outcome('kim', DeleteServiceAccountDocument, { input: { id: globex.robot.id } })).toBe(
      'NOT_FOUND input.id',
    );
  });
});

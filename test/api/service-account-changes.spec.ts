import { newId } from '../../src/core/kernel/ids.js';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  CreateServiceAccountDocument,
  DeleteServiceAccountDocument,
  TrailOfDocument,
  UpdateServiceAccountDocument,
  WhoActsDocument,
} from '../support/generated/test-documents.js';
import { changed, refused } from './sent-change.js';
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
  const askings = new Map<string, { token: string }>();
  const as = (name: 'ada' | 'bob' | 'kim') => askings.get(name) as { token: string };
  beforeAll(async () => {
    app = await startApp(dialect, { prepare: companies.insert });
    for (const name of ['ada', 'bob', 'kim']) askings.set(name, { token: await app.token(name) });
  }, 60_000);
  afterAll(() => app.stop());

  const made = async (name: string) => {
    const { createServiceAccount } = await changed(app, CreateServiceAccountDocument, { tenantId, name }, as('kim'));
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
    const { updateServiceAccount } = await changed(app, UpdateServiceAccountDocument, update, as('kim'));
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
    const { updateServiceAccount: tried } = await changed(
      app,
      UpdateServiceAccountDocument,
      { ...input, dryRun: true },
      as('bob'),
    );
    const [difference] = tried.preview?.differences.nodes ?? [];
    expect(difference?.principal).toEqual({ displayName: 'Deployer' });
    expect(difference?.lost.map(({ permission }) => permission?.name)).toContain('release:create');
    expect(await works(token)).toBe(true);
    await changed(app, UpdateServiceAccountDocument, input, as('bob'));
    expect(await works(token)).toBe(false);
    await changed(app, UpdateServiceAccountDocument, { ...input, status: 'ACTIVE' }, as('bob'));
    expect(await works(token)).toBe(true);
  });

  it('one that holds more is neither changed, disabled, enabled nor deleted', async () => {
    for (const input of [
      { id: deployer.id, name: 'Mine' },
      { id: boss.id, status: 'DISABLED' as const },
      { id: retired.id, status: 'ACTIVE' as const },
    ])
      expect(await refused(app, UpdateServiceAccountDocument, input, as('kim'))).toBe('error FORBIDDEN');
    for (const { id } of [deployer, boss, retired])
      expect(await refused(app, DeleteServiceAccountDocument, { id }, as('kim'))).toBe('error FORBIDDEN');
  });

  it('one goes with its tokens, memberships and roles, and is no administrator whose loss counts', async () => {
    const token = await madeToken(app, { owner: boss, tenant: acme.tenant });
    expect(await works(token)).toBe(true);
    const tried = { id: boss.id, dryRun: true };
    const { deleteServiceAccount: preview } = await changed(app, DeleteServiceAccountDocument, tried, as('bob'));
    expect(preview.preview?.differences.totalCount).toBe(1);
    expect(await works(token)).toBe(true);
    const input = { id: boss.id, version: 1 };
    const { deleteServiceAccount } = await changed(app, DeleteServiceAccountDocument, input, as('bob'));
    expect(deleteServiceAccount.deletedServiceAccountId).toBe(boss.id);
    expect(await works(token)).toBe(false);
    const left = `{ principals(search: "Boss") { totalCount } apiTokens(tenantId: "${tenantId}", first: 100) { nodes { owner { id } } }
      roleAssignments(tenantId: "${tenantId}", first: 100) { nodes { principal { id } } } }`;
    const { data, text } = await app.graphql<{ principals: { totalCount: number } }>(left);
    expect(data?.principals.totalCount).toBe(0);
    expect(text).not.toContain(boss.id);
    expect(await refused(app, DeleteServiceAccountDocument, input, as('bob'))).toBe('NOT_FOUND input.id');
  });

  it('nothing is changed against the rules', async () => {
    const { id } = await made('Ruled');
    const create = (input: object, asking = as('kim')) =>
      refused(app, CreateServiceAccountDocument, { tenantId, name: 'New', ...input }, asking);
    expect(await create({ name: 'DEPLOYER' })).toBe('ALREADY_EXISTS input.name');
    expect(await create({ name: 'x'.repeat(101) })).toBe('INVALID input.name');
    expect(await create({ description: '' })).toBe('INVALID input.description');
    expect(await create({ tenantId: initech.tenant.id })).toBe('NOT_FOUND input.tenantId');
    expect(await create({}, as('ada'))).toBe('error FORBIDDEN');
    expect(await create({ tenantId: globex.tenant.id }, as('bob'))).toBe('error FORBIDDEN');
    const update = (input: object, asking = as('kim')) =>
      refused(app, UpdateServiceAccountDocument, { id, ...input }, asking);
    expect(await update({ name: 'deployer' })).toBe('ALREADY_EXISTS input.name');
    expect(await update({ name: null })).toBe('INVALID input.name');
    expect(await update({ status: null })).toBe('INVALID input.status');
    expect(await update({ version: 9 })).toBe('CONFLICT input.version');
    expect(await update({ id: globex.robot.id })).toBe('NOT_FOUND input.id');
    expect(await update({ id: newId('svc') })).toBe('NOT_FOUND input.id');
    expect(await update({}, as('ada'))).toBe('error FORBIDDEN');
    expect(await refused(app, DeleteServiceAccountDocument, { id, version: 9 }, as('kim'))).toBe(
      'CONFLICT input.version',
    );
    expect(await refused(app, DeleteServiceAccountDocument, { id }, as('ada'))).toBe('error FORBIDDEN');
    expect(await refused(app, DeleteServiceAccountDocument, { id: globex.robot.id }, as('kim'))).toBe(
      'NOT_FOUND input.id',
    );
  });
});

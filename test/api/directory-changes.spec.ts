import type { App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  CreateDirectoryDocument,
  DeleteDirectoryDocument,
  DirectoriesAfterDocument,
  UpdateDirectoryDocument,
} from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import { builtInRole, foundCompanies, moments } from './companies.js';

const companies = foundCompanies();
const { world, acme, globex, initech } = companies;
const { bob } = acme.users;
const tenantId = acme.tenant.id;
world.assign(bob, builtInRole('tenantAdministrator'), acme.tenant);
world.assign(acme.users.ada, builtInRole('member'), acme.tenant);
// Manages directories one by one, the default one not among them.
const lia = world.user({ username: 'lia', displayName: 'lia' }, acme.main);
const caretaker = world.role(acme.tenant, { name: 'Caretaker' });
for (const permission of ['directory:update', 'directory:read'])
  world.rolePermissions.push({ roleId: caretaker.id, permission });
world.assign(lia, caretaker, acme.contractors);
const empty = world.directory(acme.tenant, { name: 'Empty' });
world.assign(bob, acme.roles.maker, empty, { expiresAt: moments.ended });
const withRole = world.directory(acme.tenant, { name: 'With a role' });
world.assign(bob, acme.roles.maker, withRole);

describe.each(dialects)('a directory on %s', (dialect) => {
  let app: App;
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
    app = changing.app;
  });
  afterAll(() => changing.stop());

  it('is made, changed, made the default one, and deleted', async () => {
    const made = { tenantId, name: '__proto__', description: 'Inert.' };
    const createDirectory = await changing.done('bob', CreateDirectoryDocument, { input: made });
    expect(createDirectory.directory).toMatchObject({
      name: '__proto__',
      description: 'Inert.',
      isDefault: false,
      version: 1,
    });
    const id = createDirectory.directory?.id ?? '';
    const asDefault = { id, version: 1, name: 'New staff', description: null, isDefault: true };
    const updateDirectory = await changing.done('bob', UpdateDirectoryDocument, { input: asDefault });
    expect(updateDirectory.directory).toMatchObject({
      name: 'New staff',
      description: null,
      isDefault: true,
      version: 2,
    });
    const { data } = await app.graphql(DirectoriesAfterDocument, { tenantId });
    expect(data?.directories.nodes.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['New staff']);
    expect(data?.directories.nodes.find(({ name }) => name === 'Staff')?.version).toBe(2);
    expect(await changing.outcome('bob', DeleteDirectoryDocument, { input: { id } })).toBe('IN_USE input.id');
    await changing.done('bob', UpdateDirectoryDocument, { input: { id: acme.main.id, isDefault: true } });
    const deleteDirectory = await changing.done('bob', DeleteDirectoryDocument, { input: { id, version: 3 } });
    expect(deleteDirectory.deletedDirectoryId).toBe(id);
    expect(await changing.outcome('bob', DeleteDirectoryDocument, { input: { id } })).toBe('NOT_FOUND input.id');
  });

  it('goes although a role on it has expired', async () => {
    await changing.done('bob', DeleteDirectoryDocument, { input: { id: empty.id } });
  });

  it.each([
    ['the default one', acme.main.id],
    ['one with people', acme.contractors.id],
    ['one on which a role is given', withRole.id],
  ])('stays when it is %s', async (_what, id) => {
    expect(await changing.outcome('root', DeleteDirectoryDocument, { input: { id } })).toBe('IN_USE input.id');
  });

  it('is not made or changed against the rules', async () => {
    const create = (input: object) =>
      changing.outcome('bob', CreateDirectoryDocument, { input: { tenantId, name: 'One', ...input } });
    expect(await create({ name: 'STAFF' })).toBe('ALREADY_EXISTS input.name');
    expect(await create({ name: 'x'.repeat(101) })).toBe('INVALID input.name');
    expect(await create({ tenantId: initech.tenant.id })).toBe('NOT_FOUND input.tenantId');
    expect(await create({ tenantId: globex.tenant.id })).toBe('FORBIDDEN!');
    expect(await create({ description: 'x'.repeat(1001) })).toBe('INVALID input.description');
    expect(await changing.outcome('ada', CreateDirectoryDocument, { input: { tenantId, name: 'One' } })).toBe(
      'FORBIDDEN!',
    );
    const id = acme.contractors.id;
    expect(await changing.outcome('bob', UpdateDirectoryDocument, { input: { id, name: 'Staff' } })).toBe(
      'ALREADY_EXISTS input.name',
    );
    expect(await changing.outcome('bob', UpdateDirectoryDocument, { input: { id, version: 9 } })).toBe(
      'CONFLICT input.version',
    );
    expect(await changing.outcome('bob', UpdateDirectoryDocument, { input: { id, isDefault: null } })).toBe(
      'INVALID input.isDefault',
    );
    expect(await changing.outcome('bob', DeleteDirectoryDocument, { input: { id, version: 9 } })).toBe(
      'CONFLICT input.version',
    );
    const main = { id: acme.main.id, isDefault: false };
    expect(await changing.outcome('bob', UpdateDirectoryDocument, { input: main })).toBe('INVALID input.isDefault');
    expect(await changing.outcome('ada', UpdateDirectoryDocument, { input: { id: globex.main.id } })).toBe(
      'NOT_FOUND input.id',
    );
    expect(await changing.outcome('ada', UpdateDirectoryDocument, { input: { id } })).toBe('FORBIDDEN!');
    expect(await changing.outcome('ada', DeleteDirectoryDocument, { input: { id } })).toBe('FORBIDDEN!');
  });

  it('takes the default from no directory that its manager has no right on', async () => {
    const id = acme.contractors.id;
    await changing.done('lia', UpdateDirectoryDocument, { input: { id, description: 'Theirs.' } });
    expect(await changing.outcome('lia', UpdateDirectoryDocument, { input: { id, isDefault: true } })).toBe(
      'FORBIDDEN!',
    );
    const { data } = await app.graphql(DirectoriesAfterDocument, { tenantId });
    expect(data?.directories.nodes.find(({ isDefault }) => isDefault)?.name).toBe('Staff');
  });
});

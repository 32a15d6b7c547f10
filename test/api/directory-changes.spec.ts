import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  CreateDirectoryDocument,
  DeleteDirectoryDocument,
  DirectoriesAfterDocument,
  UpdateDirectoryDocument,
} from '../support/generated/test-documents.js';
import { changed, refused } from './sent-change.js';
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
  let bobs: { token: string };
  let adas: { token: string };
  beforeAll(async () => {
    app = await startApp(dialect, { prepare: companies.insert });
    [bobs, adas] = [{ token: await app.token('bob') }, { token: await app.token('ada') }];
  }, 60_000);
  afterAll(() => app.stop());

  it('is made, changed, made the default one, and deleted', async () => {
    const made = { tenantId, name: '__proto__', description: 'Inert.' };
    const { createDirectory } = await changed(app, CreateDirectoryDocument, made, bobs);
    expect(createDirectory.directory).toMatchObject({
      name: '__proto__',
      description: 'Inert.',
      isDefault: false,
      version: 1,
    });
    const id = createDirectory.directory?.id ?? '';
    const asDefault = { id, version: 1, name: 'New staff', description: null, isDefault: true };
    const { updateDirectory } = await changed(app, UpdateDirectoryDocument, asDefault, bobs);
    expect(updateDirectory.directory).toMatchObject({
      name: 'New staff',
      description: null,
      isDefault: true,
      version: 2,
    });
    const { data } = await app.graphql(DirectoriesAfterDocument, { tenantId });
    expect(data?.directories.nodes.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['New staff']);
    expect(data?.directories.nodes.find(({ name }) => name === 'Staff')?.version).toBe(2);
    expect(await refused(app, DeleteDirectoryDocument, { id }, bobs)).toBe('IN_USE input.id');
    await changed(app, UpdateDirectoryDocument, { id: acme.main.id, isDefault: true }, bobs);
    const { deleteDirectory } = await changed(app, DeleteDirectoryDocument, { id, version: 3 }, bobs);
    expect(deleteDirectory.deletedDirectoryId).toBe(id);
    expect(await refused(app, DeleteDirectoryDocument, { id }, bobs)).toBe('NOT_FOUND input.id');
  });

  it('goes although a role on it has expired', async () => {
    await changed(app, DeleteDirectoryDocument, { id: empty.id }, bobs);
  });

  it.each([
    ['the default one', acme.main.id],
    ['one with people', acme.contractors.id],
    ['one on which a role is given', withRole.id],
  ])('stays when it is %s', async (_what, id) => {
    expect(await refused(app, DeleteDirectoryDocument, { id })).toBe('IN_USE input.id');
  });

  it('is not made or changed against the rules', async () => {
    const create = (input: object) => refused(app, CreateDirectoryDocument, { tenantId, name: 'One', ...input }, bobs);
    expect(await create({ name: 'STAFF' })).toBe('ALREADY_EXISTS input.name');
    expect(await create({ name: 'x'.repeat(101) })).toBe('INVALID input.name');
    expect(await create({ tenantId: initech.tenant.id })).toBe('NOT_FOUND input.tenantId');
    expect(await create({ tenantId: globex.tenant.id })).toBe('error FORBIDDEN');
    expect(await create({ description: 'x'.repeat(1001) })).toBe('INVALID input.description');
    expect(await refused(app, CreateDirectoryDocument, { tenantId, name: 'One' }, adas)).toBe('error FORBIDDEN');
    const id = acme.contractors.id;
    expect(await refused(app, UpdateDirectoryDocument, { id, name: 'Staff' }, bobs)).toBe('ALREADY_EXISTS input.name');
    expect(await refused(app, UpdateDirectoryDocument, { id, version: 9 }, bobs)).toBe('CONFLICT input.version');
    expect(await refused(app, UpdateDirectoryDocument, { id, isDefault: null }, bobs)).toBe('INVALID input.isDefault');
    expect(await refused(app, DeleteDirectoryDocument, { id, version: 9 }, bobs)).toBe('CONFLICT input.version');
    const main = { id: acme.main.id, isDefault: false };
    expect(await refused(app, UpdateDirectoryDocument, main, bobs)).toBe('INVALID input.isDefault');
    expect(await refused(app, UpdateDirectoryDocument, { id: globex.main.id }, adas)).toBe('NOT_FOUND input.id');
    expect(await refused(app, UpdateDirectoryDocument, { id }, adas)).toBe('error FORBIDDEN');
    expect(await refused(app, DeleteDirectoryDocument, { id }, adas)).toBe('error FORBIDDEN');
  });

  it('takes the default from no directory that its manager has no right on', async () => {
    const lias = { token: await app.token('lia') };
    const id = acme.contractors.id;
    await changed(app, UpdateDirectoryDocument, { id, description: 'Theirs.' }, lias);
    expect(await refused(app, UpdateDirectoryDocument, { id, isDefault: true }, lias)).toBe('error FORBIDDEN');
    const { data } = await app.graphql(DirectoriesAfterDocument, { tenantId });
    expect(data?.directories.nodes.find(({ isDefault }) => isDefault)?.name).toBe('Staff');
  });
});

import { raw, sql } from '../../src/storage/database/sql.js';
import { dialects } from '../support/databases.js';
import { importingDatabase, smallOrganization, smallState, type ImportingDatabase } from '../support/importing.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

afterAll(removeTemporaryFiles);

describe.each(dialects)('an import into a tenant that is there, on %s', (dialect) => {
  let database: ImportingDatabase;
  beforeEach(async () => {
    database = await importingDatabase(dialect);
    await importing(smallOrganization);
  });
  afterEach(() => database.close());

  const importing = async (text: string, options = {}) =>
    database.import(await temporaryFiles({ 'acme/org.yaml': text }), options);

  it('finds everything under its name', async () => {
    expect(await database.state()).toEqual(smallState);
    const [tenant] = await database.rows('SELECT slug, name, status FROM tenants');
    expect(tenant).toEqual({ slug: 'acme', name: 'acme', status: 'ACTIVE' });
    expect(await database.rows('SELECT name, is_default FROM directories')).toEqual([
      { name: 'Default', is_default: 1 },
    ]);
  });

  it('changes what the files say differently, and keeps what they leave out', async () => {
    const summary = await importing(`
admins: [bob]
members: [ann]
teams:
  core: { description: Changed, members: [ann], repos: { tools: read } }
  docs:
    teams:
      inner: { members: [cid2] }
`);
    expect(await database.state()).toEqual([
      'core: ann',
      'core: bob',
      'docs: bob',
      'inner: cid',
      'inner: cid2',
      'docs > inner 1',
      'bob = Tenant administrator on everything',
      'core = read on tools',
      'docs = admin on site',
      'docs = read on tools',
    ]);
    expect(await database.rows("SELECT description, version FROM `groups` WHERE name = 'core'")).toEqual([
      { description: 'Changed', version: 2 },
    ]);
    expect(summary.counts).toMatchObject({
      people: { described: 3, created: 1 },
      accesses: { created: 1, leftOver: 1 },
      administrators: { created: 1, removed: 1, leftOver: 0 },
      nestings: { changed: 1 },
      memberships: { created: 1, changed: 1, leftOver: 3 },
      domains: { leftOver: 1 },
      assignments: { changed: 1, leftOver: 2 },
    });
  });

  it('removes what is gone when it prunes, but no account', async () => {
    await importing('admins: [ann]\nteams: { core: { repos: { tools: write } } }', { prune: true });
    expect(await database.state()).toEqual([
      'core: nobody',
      'ann = Tenant administrator on everything',
      'core = write on tools',
    ]);
    expect(await database.number('SELECT COUNT(*) AS n FROM users')).toBe(3);
    expect(await database.number('SELECT COUNT(*) AS n FROM tenant_accesses')).toBe(1);
    expect(await database.number('SELECT COUNT(*) AS n FROM directory_accesses')).toBe(1);
    expect(await database.rows('SELECT path FROM domains')).toEqual([{ path: 'tools' }]);
    expect(await database.number("SELECT COUNT(*) AS n FROM principals WHERE kind = 'GROUP'")).toBe(1);
    await importing(smallOrganization, { prune: true });
    expect(await database.state()).toEqual(smallState);
  });

  it('keeps the id, the members and the roles of a team that has a new name', async () => {
    const id = await database.id('`groups`', "name = 'core'");
    await importing(smallOrganization.replace('  core:\n', '  kernel:\n    previously: [core]\n'));
    expect(await database.rows(sql`SELECT name, name_key FROM \`groups\` WHERE id = ${id}`)).toEqual([
      { name: 'kernel', name_key: 'kernel' },
    ]);
    expect(await database.rows(sql`SELECT display_name FROM principals WHERE id = ${id}`)).toEqual([
      { display_name: 'kernel' },
    ]);
    expect(await database.state()).toEqual(
      smallState.map((line) => line.replace('core', 'kernel')).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)),
    );
  });

  it('knows a person by their login in any case, in every organisation', async () => {
    const folder = await temporaryFiles({ 'acme/org.yaml': smallOrganization, 'other/org.yaml': 'admins: [ANN, new]' });
    const summary = await database.import(folder);
    expect(summary.counts.people).toMatchObject({ described: 4, created: 1 });
    expect(await database.rows("SELECT username FROM users WHERE username_key = 'ann'")).toEqual([{ username: 'ann' }]);
    expect(await database.number('SELECT COUNT(*) AS n FROM tenant_accesses')).toBe(5);
  });

  it('is undone as a whole when it fails on the way', async () => {
    const admin = raw("SELECT id FROM roles WHERE name_key = 'tenant administrator'");
    await database.write(
      sql`DELETE FROM role_assignments WHERE role_id IN (${admin})`,
      sql`DELETE FROM role_closure WHERE ancestor_id IN (${admin})`,
      sql`DELETE FROM roles WHERE name_key = 'tenant administrator'`,
    );
    const before = await database.everything();
    const { organizations } = await importing(
      smallOrganization.replace('members: [bob, cid]', 'members: [bob, cid, dot]'),
    );
    expect(organizations[0]?.failure).toContain("no system role 'tenant administrator'");
    expect(await database.everything()).toEqual(before);
  });

  it('waits for another one of the same tenant', async () => {
    const texts = ['dot', 'eve', 'fay'].map((name) => smallOrganization.replace('[bob, cid]', `[bob, cid, ${name}]`));
    const summaries = await Promise.all(texts.map((text) => importing(text)));
    expect(summaries.map(({ failed }) => failed)).toEqual([false, false, false]);
    expect(await database.number('SELECT COUNT(*) AS n FROM tenant_accesses')).toBe(6);
  });

  it('gets along with others that make the same tenants and people', async () => {
    const folders = ['dot', 'eve'].map((name) =>
      temporaryFiles({ 'fresh/org.yaml': `admins: [new, ${name}]`, 'other/org.yaml': `admins: [${name}, new]` }),
    );
    const summaries = await Promise.all(folders.map(async (folder) => database.import(await folder)));
    expect(summaries.flatMap(({ organizations }) => organizations.map(({ failure }) => failure))).toEqual(
      Array(4).fill(undefined),
    );
    expect(await database.number("SELECT COUNT(*) AS n FROM users WHERE username IN ('new', 'dot', 'eve')")).toBe(3);
    expect(await database.number('SELECT COUNT(*) AS n FROM tenants')).toBe(3);
  });

  it('takes more rows than one statement holds', async () => {
    const many = Array.from({ length: 1201 }, (_, n) => `p${n}`);
    const teams = many.map((name) => `  t-${name}: { members: [${name}], repos: { r-${name}: read } }`);
    const text = `admins: [ann]\nmembers: [${many.join(', ')}]\nteams:\n${teams.join('\n')}\n`;
    expect((await importing(text, { prune: true })).counts).toMatchObject({
      accesses: { created: 1201, removed: 2 },
      groups: { created: 1201, removed: 3 },
      memberships: { created: 1201 },
      assignments: { created: 1201 },
    });
    const owners = text.replaceAll('{ members: [', '{ maintainers: [').replaceAll(': read }', ': write }');
    expect((await importing(owners)).counts).toMatchObject({
      memberships: { changed: 1201 },
      assignments: { changed: 1201 },
    });
    expect((await importing(smallOrganization, { prune: true })).counts).toMatchObject({ groups: { removed: 1201 } });
    expect(await database.state()).toEqual(smallState);
  });
});

// The order of the three parts of `state`.
function rank(line: string): number {
  return line.includes(' = ') ? 2 : line.includes(' > ') ? 1 : 0;
}

import { newId } from '../../src/core/kernel/ids.js';
import { idValue, raw, sql } from '../../src/storage/database/sql.js';
import { dialects } from '../support/databases.js';
import { importingDatabase, type ImportingDatabase } from '../support/importing.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

afterAll(removeTemporaryFiles);

const first = `
admins: [ann]
members: [bob, cid]
teams:
  core:
    description: The core
    maintainers: [ann]
    members: [bob]
    repos: { tools: write }
    teams:
      inner: { members: [cid] }
  docs: { members: [bob], repos: { tools: read, site: admin } }
`;

describe.each(dialects)('an import into a tenant that is there, on %s', (dialect) => {
  let database: ImportingDatabase;
  let now = Date.UTC(2026, 0, 1);
  beforeEach(async () => {
    database = await importingDatabase(dialect, () => now);
    await importing(first);
  });
  afterEach(() => database.close());

  const importing = async (text: string, options = {}) =>
    database.import(await temporaryFiles({ 'acme/org.yaml': text }), options);

  const idOf = async (table: string, where: string): Promise<Buffer> => {
    const [row] = await database.rows(`SELECT id FROM ${table} WHERE ${where}`);
    return Buffer.from(row?.['id'] as Uint8Array);
  };
  const group = (name: string) => idOf('`groups`', `name_key = '${name}'`);
  const user = (name: string) => idOf('users', `username_key = '${name}'`);

  /** `group < parent: members (with * for owners)`, `name = role on domain`, as lines. */
  async function state(): Promise<string[]> {
    const members = await database.rows(`
      SELECT g.name, u.username, m.role FROM \`groups\` g
      LEFT JOIN group_memberships m ON m.group_id = g.id LEFT JOIN users u ON u.id = m.member_id
      ORDER BY g.name, u.username`);
    const nestings = await database.rows(`
      SELECT p.name AS parent, c.name AS child, x.depth FROM group_closure x
      JOIN \`groups\` p ON p.id = x.ancestor_id JOIN \`groups\` c ON c.id = x.descendant_id
      WHERE x.depth > 0 ORDER BY p.name, c.name`);
    const grants = await database.rows(`
      SELECT p.display_name, r.name, d.path FROM role_assignments a JOIN principals p ON p.id = a.principal_id
      JOIN roles r ON r.id = a.role_id LEFT JOIN domains d ON d.id = a.domain_id
      ORDER BY p.display_name, r.name, d.path`);
    return [
      ...members.map(({ name, username, role }) => `${name}: ${username ?? 'nobody'}${role === 'OWNER' ? '*' : ''}`),
      ...nestings.map(({ parent, child, depth }) => `${parent} > ${child} ${depth}`),
      ...grants.map(({ display_name, name, path }) => `${display_name} = ${name} on ${path ?? 'everything'}`),
    ];
  }

  const firstState = [
    'core: ann*',
    'core: bob',
    'docs: bob',
    'inner: cid',
    'core > inner 1',
    'ann = Tenant administrator on everything',
    'core = write on tools',
    'docs = admin on site',
    'docs = read on tools',
  ];

  it('finds everything under its name', async () => {
    expect(await state()).toEqual(firstState);
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
    expect(await state()).toEqual([
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
    expect(await state()).toEqual([
      'core: nobody',
      'ann = Tenant administrator on everything',
      'core = write on tools',
    ]);
    expect(await database.number('SELECT COUNT(*) AS n FROM users')).toBe(3);
    expect(await database.number('SELECT COUNT(*) AS n FROM tenant_accesses')).toBe(1);
    expect(await database.number('SELECT COUNT(*) AS n FROM directory_accesses')).toBe(1);
    expect(await database.rows('SELECT path FROM domains')).toEqual([{ path: 'tools' }]);
    expect(await database.number("SELECT COUNT(*) AS n FROM principals WHERE kind = 'GROUP'")).toBe(1);
    await importing(first, { prune: true });
    expect(await state()).toEqual(firstState);
  });

  it('keeps the id, the members and the roles of a team that has a new name', async () => {
    const id = await group('core');
    await importing(first.replace('  core:\n', '  kernel:\n    previously: [core]\n'));
    expect(await database.rows(sql`SELECT name, name_key FROM \`groups\` WHERE id = ${id}`)).toEqual([
      { name: 'kernel', name_key: 'kernel' },
    ]);
    expect(await database.rows(sql`SELECT display_name FROM principals WHERE id = ${id}`)).toEqual([
      { display_name: 'kernel' },
    ]);
    expect(await state()).toEqual(
      firstState.map((line) => line.replace('core', 'kernel')).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)),
    );
  });

  it('knows a person by their login in any case, in every organisation', async () => {
    const folder = await temporaryFiles({ 'acme/org.yaml': first, 'other/org.yaml': 'admins: [ANN, new]' });
    const summary = await database.import(folder);
    expect(summary.counts.people).toMatchObject({ described: 4, created: 1 });
    expect(await database.rows("SELECT username FROM users WHERE username_key = 'ann'")).toEqual([{ username: 'ann' }]);
    expect(await database.number('SELECT COUNT(*) AS n FROM tenant_accesses')).toBe(5);
  });

  it('neither changes nor removes what somebody made by hand', async () => {
    await database.write(
      raw("UPDATE `groups` SET management_source = 'LOCAL' WHERE name = 'docs'"),
      raw("UPDATE domains SET management_source = 'LOCAL' WHERE name = 'site'"),
      raw("UPDATE tenant_accesses SET management_source = 'LOCAL'"),
      raw("UPDATE group_memberships SET management_source = 'LOCAL', role = 'OWNER'"),
      raw("UPDATE role_assignments SET management_source = 'LOCAL'"),
    );
    const before = await database.everything();
    const same = await importing(first.replace('  docs: {', '  docs: { description: Ours,'), { prune: true });
    expect(same.organizations[0]?.changes).toBe(0);
    const pruned = await importing('admins: [ann]', { prune: true });
    expect(pruned.counts).toMatchObject({ groups: { removed: 0, leftOver: 2 }, domains: { removed: 0, leftOver: 1 } });
    const edge = before.filter((line) => line.startsWith('group_edges') || line.startsWith('group_closure'));
    expect((await database.everything()).filter((line) => !edge.includes(line))).toEqual(
      before.filter((line) => !edge.includes(line)),
    );
  });

  it('keeps a team that a service account is a member of, and says so', async () => {
    const id = newId('svc');
    const tenant = await idOf('tenants', "slug = 'acme'");
    await database.write(
      sql`INSERT INTO principals (id, kind, tenant_id, display_name, display_name_key, created_at)
        VALUES (${idValue(id)}, 'SERVICE_ACCOUNT', ${tenant}, 'robot', 'robot', 1)`,
      sql`INSERT INTO group_memberships (group_id, member_id, member_kind, role, management_source, added_at)
        VALUES (${await group('docs')}, ${idValue(id)}, 'SERVICE_ACCOUNT', 'MEMBER', 'LOCAL', 1)`,
    );
    const { counts } = await importing('admins: [ann]', { prune: true });
    expect(counts.groups).toMatchObject({ removed: 2, leftOver: 1 });
    expect(counts.memberships).toMatchObject({ removed: 4, leftOver: 0 });
  });

  it('knows a domain that was moved below another one, and keeps that other one while it is needed', async () => {
    const [tools, site] = [await idOf('domains', "name = 'tools'"), await idOf('domains', "name = 'site'")];
    await database.write(
      sql`UPDATE domains SET parent_id = ${tools}, path = 'tools/site', path_key = 'tools/site' WHERE id = ${site}`,
      sql`INSERT INTO domain_closure (ancestor_id, descendant_id, depth) VALUES (${tools}, ${site}, 1)`,
    );
    expect((await importing(first)).organizations[0]?.changes).toBe(0);
    const onlySite = 'admins: [ann]\nteams: { docs: { repos: { site: admin } } }';
    expect((await importing(onlySite, { prune: true })).counts.domains).toMatchObject({ removed: 0, leftOver: 1 });
    expect((await importing('admins: [ann]', { prune: true })).counts.domains).toMatchObject({ removed: 2 });
    expect(await database.number('SELECT COUNT(*) AS n FROM domain_closure')).toBe(0);
  });

  it('lets people in again who were taken out of the directory, and leaves the suspended suspended', async () => {
    await database.write(
      sql`DELETE FROM directory_accesses WHERE user_id = ${await user('bob')}`,
      sql`UPDATE directory_accesses SET status = 'SUSPENDED' WHERE user_id = ${await user('cid')}`,
    );
    expect((await importing(first)).counts.accesses).toMatchObject({ created: 1 });
    const places = await database.rows(
      'SELECT u.username, d.status FROM directory_accesses d JOIN users u ON u.id = d.user_id ORDER BY u.username',
    );
    expect(places).toEqual([
      { username: 'ann', status: 'ACTIVE' },
      { username: 'bob', status: 'ACTIVE' },
      { username: 'cid', status: 'SUSPENDED' },
    ]);
  });

  it('renews what has lapsed', async () => {
    const soon = now + 1000;
    await database.write(
      sql`UPDATE group_memberships SET expires_at = ${soon}`,
      sql`UPDATE role_assignments SET expires_at = ${soon}, management_source = 'LOCAL'`,
    );
    expect((await importing(first)).organizations[0]?.changes).toBe(0);
    now = soon;
    const { counts } = await importing(first);
    expect(counts).toMatchObject({ memberships: { created: 4 }, assignments: { created: 3 } });
    expect(await state()).toEqual(firstState);
    expect(await database.number('SELECT COUNT(*) AS n FROM role_assignments WHERE expires_at IS NOT NULL')).toBe(0);
  });

  it('gives a role back what it lacks and leaves what it has besides', async () => {
    const role = await idOf('roles', "name = 'admin'");
    await database.write(
      sql`DELETE FROM role_permissions WHERE role_id = ${role}`,
      sql`DELETE FROM role_includes WHERE role_id = ${role}`,
      sql`DELETE FROM role_closure WHERE ancestor_id = ${role} AND depth > 0`,
      sql`INSERT INTO role_permissions (role_id, permission_name) VALUES (${role}, 'user:read')`,
    );
    expect((await importing(first)).counts.roles).toMatchObject({ created: 0, changed: 1 });
    const carried = await database.rows(sql`
      SELECT p.permission_name FROM role_closure c JOIN role_permissions p ON p.role_id = c.descendant_id
      WHERE c.ancestor_id = ${role} ORDER BY p.permission_name`);
    expect(carried.map((row) => row['permission_name'])).toEqual([
      'repo:admin',
      'repo:maintain',
      'repo:read',
      'repo:triage',
      'repo:write',
      'user:read',
    ]);
  });

  it('refuses a nesting that closes a circle with one made by hand, and writes nothing', async () => {
    await database.write(
      raw("UPDATE `groups` SET management_source = 'LOCAL'"),
      sql`INSERT INTO group_edges (parent_id, child_id, created_at) VALUES (${await group('docs')}, ${await group('core')}, 1)`,
    );
    const before = await database.everything();
    const turned = `${first}    teams: {}\n`.replace('docs: {', 'docs2: {').replace('inner: {', 'docs: {');
    const { organizations } = await importing(`members: [new]\n${turned.replace('members: [bob, cid]\n', '')}`);
    expect(organizations[0]?.failure ?? organizations[0]?.problems).toEqual(expect.stringContaining('in a circle'));
    expect(await database.everything()).toEqual(before);
  });

  it('is undone as a whole when it fails on the way', async () => {
    const admin = raw("SELECT id FROM roles WHERE name_key = 'tenant administrator'");
    await database.write(
      sql`DELETE FROM role_assignments WHERE role_id IN (${admin})`,
      sql`DELETE FROM role_closure WHERE ancestor_id IN (${admin})`,
      sql`DELETE FROM roles WHERE name_key = 'tenant administrator'`,
    );
    const before = await database.everything();
    const { organizations } = await importing(first.replace('members: [bob, cid]', 'members: [bob, cid, dot]'));
    expect(organizations[0]?.failure).toContain("no system role 'tenant administrator'");
    expect(await database.everything()).toEqual(before);
  });

  it('waits for another one of the same tenant', async () => {
    const texts = ['dot', 'eve', 'fay'].map((name) => first.replace('[bob, cid]', `[bob, cid, ${name}]`));
    const summaries = await Promise.all(texts.map((text) => importing(text)));
    expect(summaries.map(({ failed }) => failed)).toEqual([false, false, false]);
    expect(await database.number('SELECT COUNT(*) AS n FROM tenant_accesses')).toBe(6);
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
    expect((await importing(first, { prune: true })).counts).toMatchObject({ groups: { removed: 1201 } });
    expect(await state()).toEqual(firstState);
  });
});

// The order of the three parts of `state`.
function rank(line: string): number {
  return line.includes(' = ') ? 2 : line.includes(' > ') ? 1 : 0;
}

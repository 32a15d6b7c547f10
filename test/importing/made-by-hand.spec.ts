import { newId } from '../../src/core/kernel/ids.js';
import { idValue, raw, sql } from '../../src/storage/database/sql.js';
import { dialects } from '../support/databases.js';
import { importingDatabase, smallOrganization, smallState, type ImportingDatabase } from '../support/importing.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

afterAll(removeTemporaryFiles);

describe.each(dialects)('an import into a tenant in which somebody has worked by hand, on %s', (dialect) => {
  let database: ImportingDatabase;
  let now = Date.UTC(2026, 0, 1);
  beforeEach(async () => {
    database = await importingDatabase(dialect, () => now);
    await importing(smallOrganization);
  });
  afterEach(() => database.close());

  const importing = async (text: string, options = {}) =>
    database.import(await temporaryFiles({ 'acme/org.yaml': text }), options);

  it('neither changes nor removes what somebody made by hand', async () => {
    await database.write(
      raw("UPDATE `groups` SET management_source = 'LOCAL' WHERE name = 'docs'"),
      raw("UPDATE domains SET management_source = 'LOCAL' WHERE name = 'site'"),
      raw("UPDATE tenant_accesses SET management_source = 'LOCAL'"),
      raw("UPDATE group_memberships SET management_source = 'LOCAL', role = 'OWNER'"),
      raw("UPDATE role_assignments SET management_source = 'LOCAL'"),
    );
    const before = await database.everything();
    const same = await importing(smallOrganization.replace('  docs: {', '  docs: { description: Ours,'), {
      prune: true,
    });
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
    const tenant = await database.id('tenants', "slug = 'acme'");
    await database.write(
      sql`INSERT INTO principals (id, kind, tenant_id, display_name, display_name_key, created_at)
        VALUES (${idValue(id)}, 'SERVICE_ACCOUNT', ${tenant}, 'robot', 'robot', 1)`,
      sql`INSERT INTO group_memberships (group_id, member_id, member_kind, role, management_source, added_at)
        VALUES (${await database.id('`groups`', "name = 'docs'")}, ${idValue(id)}, 'SERVICE_ACCOUNT', 'MEMBER', 'LOCAL', 1)`,
    );
    const { counts } = await importing('admins: [ann]', { prune: true });
    expect(counts.groups).toMatchObject({ removed: 2, leftOver: 1 });
    expect(counts.memberships).toMatchObject({ removed: 4, leftOver: 0 });
  });

  it('puts whoever comes into the group of everybody, takes out whoever goes, and leaves the others as they are', async () => {
    const id = idValue(newId('grp'));
    const tenant = await database.id('tenants', "slug = 'acme'");
    await database.write(
      sql`INSERT INTO principals (id, kind, tenant_id, display_name, display_name_key, created_at)
        VALUES (${id}, 'GROUP', ${tenant}, 'Everyone', 'everyone', 1)`,
      sql`INSERT INTO \`groups\` (id, tenant_id, directory_id, name, name_key, kind, status, management_source, is_system,
          created_at, updated_at, version)
        SELECT ${id}, tenant_id, id, 'Everyone', 'everyone', 'SECURITY', 'ACTIVE', 'LOCAL', 1, 1, 1, 1 FROM directories
        WHERE tenant_id = ${tenant}`,
      sql`INSERT INTO group_memberships (group_id, member_id, member_kind, role, management_source, added_at, expires_at)
        SELECT ${id}, user_id, 'USER', 'MEMBER', 'LOCAL', 1, 4000000000000 FROM tenant_accesses`,
    );
    const inside = async () =>
      (
        await database.rows(sql`SELECT u.username FROM group_memberships m JOIN users u ON u.id = m.member_id
          WHERE m.group_id = ${id} ORDER BY u.username`)
      ).map((row) => row['username']);
    await importing(smallOrganization.replace('members: [bob, cid]', 'members: [bob, cid, dot]'));
    expect(await inside()).toEqual(['ann', 'bob', 'cid', 'dot']);
    await importing('admins: [ann]', { prune: true });
    expect(await inside()).toEqual(['ann']);
    expect(await database.number("SELECT COUNT(*) AS n FROM `groups` WHERE name = 'Everyone'")).toBe(1);
  });

  it('knows a domain that was moved below another one, and keeps that other one while it is needed', async () => {
    const [tools, site] = [
      await database.id('domains', "name = 'tools'"),
      await database.id('domains', "name = 'site'"),
    ];
    await database.write(
      sql`UPDATE domains SET parent_id = ${tools}, path = 'tools/site', path_key = 'tools/site' WHERE id = ${site}`,
      sql`INSERT INTO domain_closure (ancestor_id, descendant_id, depth) VALUES (${tools}, ${site}, 1)`,
    );
    expect((await importing(smallOrganization)).organizations[0]?.changes).toBe(0);
    const onlySite = 'admins: [ann]\nteams: { docs: { repos: { site: admin } } }';
    expect((await importing(onlySite, { prune: true })).counts.domains).toMatchObject({ removed: 0, leftOver: 1 });
    expect((await importing('admins: [ann]', { prune: true })).counts.domains).toMatchObject({ removed: 2 });
    expect(await database.number('SELECT COUNT(*) AS n FROM domain_closure')).toBe(0);
  });

  it('lets people in again who were taken out of the directory, and leaves the suspended suspended', async () => {
    await database.write(
      sql`DELETE FROM directory_accesses WHERE user_id = ${await database.id('users', "username = 'bob'")}`,
      sql`UPDATE directory_accesses SET status = 'SUSPENDED' WHERE user_id = ${await database.id('users', "username = 'cid'")}`,
    );
    expect((await importing(smallOrganization)).counts.accesses).toMatchObject({ created: 1 });
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
    expect((await importing(smallOrganization)).organizations[0]?.changes).toBe(0);
    now = soon;
    const { counts } = await importing(smallOrganization);
    expect(counts).toMatchObject({ memberships: { created: 4 }, assignments: { created: 3 } });
    expect(await database.state()).toEqual(smallState);
    expect(await database.number('SELECT COUNT(*) AS n FROM role_assignments WHERE expires_at IS NOT NULL')).toBe(0);
  });

  it('gives a role back what it lacks and leaves what it has besides', async () => {
    const role = await database.id('roles', "name = 'admin'");
    await database.write(
      sql`DELETE FROM role_permissions WHERE role_id = ${role}`,
      sql`DELETE FROM role_includes WHERE role_id = ${role}`,
      sql`DELETE FROM role_closure WHERE ancestor_id = ${role} AND depth > 0`,
      sql`INSERT INTO role_permissions (role_id, permission_name) VALUES (${role}, 'user:read')`,
    );
    expect((await importing(smallOrganization)).counts.roles).toMatchObject({ created: 0, changed: 1 });
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
    const docsInCore = 'admins: [ann]\nteams: { core: { teams: { docs: { members: [new] } } } }';
    await database.write(
      sql`INSERT INTO group_edges (parent_id, child_id, created_at) VALUES (${await database.id('`groups`', "name = 'docs'")}, ${await database.id('`groups`', "name = 'core'")}, 1)`,
      raw("UPDATE `groups` SET management_source = 'LOCAL'"),
    );
    const before = await database.everything();
    const { organizations } = await importing(docsInCore);
    expect(organizations[0]?.failure).toContain('in a circle');
    expect(await database.everything()).toEqual(before);
  });

  it('refuses such a circle also when it leads through a group of another directory', async () => {
    const [tenant, between, directory] = [await database.id('tenants', "slug = 'acme'"), newId('grp'), newId('dir')];
    const made = sql`1, 1, 1`;
    await database.write(
      sql`INSERT INTO directories (id, tenant_id, name, name_key, is_default, created_at, updated_at, version)
        VALUES (${idValue(directory)}, ${tenant}, 'Other', 'other', 0, ${made})`,
      sql`INSERT INTO principals (id, kind, tenant_id, display_name, display_name_key, created_at)
        VALUES (${idValue(between)}, 'GROUP', ${tenant}, 'between', 'between', 1)`,
      sql`INSERT INTO \`groups\` (id, tenant_id, directory_id, name, name_key, kind, status, management_source, is_system,
          created_at, updated_at, version)
        VALUES (${idValue(between)}, ${tenant}, ${idValue(directory)}, 'between', 'between', 'TEAM', 'ACTIVE', 'LOCAL', 0, ${made})`,
      sql`INSERT INTO group_edges (parent_id, child_id, created_at)
        VALUES (${await database.id('`groups`', "name = 'docs'")}, ${idValue(between)}, 1), (${idValue(between)}, ${await database.id('`groups`', "name = 'core'")}, 1)`,
    );
    const before = await database.everything();
    const { organizations } = await importing(
      'admins: [ann]\nteams: { core: { teams: { docs: { members: [new] } } } }',
    );
    expect(organizations[0]?.failure).toContain('in a circle');
    expect(await database.everything()).toEqual(before);
  });
});

import { migrations } from '../../migrations/index.js';
import { migrate, migrateDown, pendingMigrations } from '../../src/storage/database/migrate.js';
import type { Database } from '../../src/storage/database/database.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { newId } from '../../src/core/kernel/ids.js';
import { insertSql } from '../../src/storage/database/insert.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, raw, sql } from '../../src/storage/database/sql.js';
import { permissionRow, rolePermissionRow } from '../../src/storage/roles/role-rows.js';
import { longAgo, World } from '../support/builders.js';
import { dialects, emptyPlace, limits, type Place } from '../support/databases.js';
import { insertRows } from '../support/insert-world.js';

describe.each(dialects)('migrations on %s', (dialect) => {
  let place: Place;
  let database: Database;
  beforeEach(async () => {
    place = await emptyPlace(dialect);
    database = await openDatabase(place.address, limits);
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  const drift = async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    return upQueries.map((query) => query.query);
  };

  it('make exactly the tables that the entities describe', async () => {
    await migrate(database);
    expect(await drift()).toEqual([]);
  });

  it('report what is pending, run once, and then have nothing to do', async () => {
    expect(await pendingMigrations(database)).not.toEqual([]);
    expect(await migrate(database)).not.toEqual([]);
    expect(await pendingMigrations(database)).toEqual([]);
    expect(await migrate(database)).toEqual([]);
  });

  it('can all be taken back, leaving no table behind, and run again', async () => {
    await migrate(database);
    while ((await migrateDown(database)) !== undefined);
    const tables = (await tableNames()).filter((name) => !/migrations|sqlite_/.test(name));
    expect(tables).toEqual([]);
    await migrate(database);
    expect(await drift()).toEqual([]);
  });

  it('run once when two processes start at the same time', async () => {
    if (dialect === 'sqlite') await migrate(database);
    const other = dialect === 'sqlite' ? database : await openDatabase(place.address, limits);
    const runs = await Promise.all([migrate(database), migrate(other)]);
    expect(runs.flat().length).toBe(dialect === 'sqlite' ? 0 : new Set(runs.flat()).size);
    if (other !== database) await other.close();
  });

  it('keep what is there when later ones are run, and give back exactly that when they are taken back', async () => {
    const world = new World();
    const tenant = world.tenant();
    const work = { jobTitle: 'Köchin', department: 'ﬁsh', organization: null, location: 'LINZ' };
    const person = world.user(work, world.directory(tenant));
    world.user({}, world.directory(tenant));
    const role = world.role(tenant);
    await migrate(database);
    await writing((session) => insertRows(session, world));
    await downToFirst();
    // Two things that the migrations have to leave alone: a token, and a permission of a name that it wants to use.
    await writing(async (session) => {
      const permission = { name: 'user-email:read', resource: 'user-email', action: 'read', description: 'Ours.' };
      await session.run(
        insertSql('permissions', [permissionRow({ ...permission, system: false, createdAt: longAgo })]),
      );
      await session.run(insertSql('role_permissions', [rolePermissionRow(role.id, permission.name)]));
      const times = { created_at: longAgo, expires_at: longAgo, last_used_at: null, revoked_at: null };
      const token = {
        id: idValue(newId('tok')),
        owner_id: idValue(person.id),
        tenant_id: null,
        name: 'Old',
        prefix: 'dzn_',
      };
      await session.run(insertSql('api_tokens', [{ ...token, secret_hash: Buffer.alloc(32, 7), ...times }]));
    });
    const before = await content();
    await migrate(database);
    const session = new SqlSession(database.reader);
    expect(await session.rows(sql`SELECT hides_email, max_token_days FROM tenants`)).toEqual([
      { hides_email: 0, max_token_days: null },
    ]);
    expect(
      await session.rows(
        sql`SELECT job_title_key, department_key, organization_key, location_key FROM users ORDER BY id`,
      ),
    ).toEqual([
      { job_title_key: 'köchin', department_key: 'fish', organization_key: null, location_key: 'linz' },
      { job_title_key: null, department_key: null, organization_key: null, location_key: null },
    ]);
    expect(await session.rows(sql`SELECT name, scopes FROM api_tokens`)).toEqual([{ name: 'Old', scopes: null }]);
    const added = ['external-identity:read', 'user-email:read'] as const;
    const [first, second] = added;
    const permissions = sql`SELECT name FROM permissions WHERE is_system = 1 AND name IN (${first}, ${second})`;
    expect((await session.rows(permissions)).map(({ name }) => name).sort()).toEqual(added);
    const roles = sql`SELECT r.name, p.permission_name FROM role_permissions p JOIN roles r ON r.id = p.role_id
      WHERE p.permission_name IN (${first}, ${second}) ORDER BY p.permission_name, r.name`;
    expect(
      (await session.rows(roles)).map((row) => `${String(row['permission_name'])}: ${String(row['name'])}`),
    ).toEqual([
      ...['Auditor', 'Platform administrator', 'Tenant administrator', 'User manager'].map((of) => `${first}: ${of}`),
      ...['Auditor', 'Platform administrator', role.name, 'Tenant administrator', 'User manager'].map(
        (of) => `${second}: ${of}`,
      ),
    ]);
    await downToFirst();
    expect(await content()).toEqual(before);
  });

  const downToFirst = async () => {
    while ((await pendingMigrations(database)).length < migrations.length - 1) await migrateDown(database);
  };

  const writing = (work: (session: SqlSession) => Promise<unknown>) =>
    database.transaction((connection) => work(new SqlSession(connection)));

  /** Of this database alone: TypeORM looks at all of a server, where other tests come and go. */
  const tableNames = async (): Promise<string[]> => {
    const all =
      dialect === 'sqlite'
        ? sql`SELECT name FROM sqlite_master WHERE type = 'table'`
        : sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()`;
    return (await new SqlSession(database.reader).rows(all)).map(({ name }) => String(name));
  };

  /** Every row of every table, as text. */
  const content = async () => {
    const session = new SqlSession(database.reader);
    const rows: string[] = [];
    const there = await tableNames();
    for (const { tableName: table } of database.dataSource.entityMetadatas.filter((one) =>
      there.includes(one.tableName),
    ))
      for (const row of await session.rows(sql`SELECT * FROM ${raw(`\`${table}\``)}`))
        rows.push(
          `${table} ${Object.entries(row)
            .map(([name, value]) => `${name}=${textOf(value)}`)
            .join(' ')}`,
        );
    return rows.sort();
  };
});

function textOf(value: unknown): string {
  return value instanceof ArrayBuffer || value instanceof Uint8Array
    ? Buffer.from(value as ArrayBuffer).toString('hex')
    : String(value);
}

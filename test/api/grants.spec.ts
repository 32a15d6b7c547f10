import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import mysql from 'mysql2/promise';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
import { tokenService } from '../../src/server/compose.js';
import { readConfig } from '../../src/server/config.js';
import { createLogger } from '../../src/server/log.js';
import { serve } from '../../src/server/serve.js';
import type { MysqlAddress } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { dialects, emptyPlace, limits } from '../support/databases.js';
import { companies, oneOfEach } from './any-change.js';

/** The statements of the README that make a user for the service, for another database, user and password. */
async function statements(database: string, user: string): Promise<string[]> {
  const readme = await readFile('README.md', 'utf8');
  const [, block = ''] = /```sql\n(CREATE USER[^]*?)```/.exec(readme) ?? [];
  const own = block.replaceAll("''denizen''@", `''${user}''@`).replaceAll("'denizen'@", `'${user}'@`);
  return own
    .replaceAll('denizen.', `${database}.`)
    .replaceAll("= 'denizen'", `= '${database}'`)
    .split(/(?<=;)\n/)
    .filter((one) => one.trim() !== '');
}

interface Answer {
  readonly data?: Readonly<Record<string, { readonly userErrors: readonly { readonly code: string }[] } | null>> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

it('the README makes a user for the service who may change all but the trail and the list of migrations', async () => {
  const [create = '', grant = '', rest = '', ...more] = await statements('db', 'service');
  expect(create).toContain("CREATE USER 'service'@'%'");
  expect(grant).toContain("GRANT SELECT, INSERT ON db.* TO 'service'@'%'");
  expect(rest).toMatch(/table_schema = 'db' AND table_name NOT IN \('audit_events', 'audit_objects', 'migrations'\)/);
  expect(more).toEqual([]);
});

// SQLite has no users.
if (dialects.includes('mysql')) describe('that user on MySQL', describeUser);

function describeUser(): void {
  const user = `denizen_${randomBytes(5).toString('hex')}`;
  let place: Awaited<ReturnType<typeof emptyPlace>>;
  let root: mysql.Connection;
  let limited: mysql.Connection;
  let token: string;
  beforeAll(async () => {
    place = await emptyPlace('mysql');
    const { host, port, password, database, user: owner } = place.address as MysqlAddress;
    root = await mysql.createConnection({ host, port, user: owner, password, database });
    const all = await openDatabase(place.address, limits);
    await migrate(all);
    await companies.insert(all);
    token = await tokenService(all, Date.now).create({ username: 'root', name: 'x', platformAdministrator: true });
    await all.close();
    const [create = '', grant = '', rest = ''] = await statements(database, user);
    await root.query(create);
    await root.query(grant);
    const [rows] = await root.query<mysql.RowDataPacket[]>(rest);
    for (const row of rows) await root.query(String(row['statements']));
    limited = await mysql.createConnection({ host, port, user, password: 'password', database });
  });
  afterAll(async () => {
    await limited.end();
    await root.query(`DROP USER '${user}'@'%'`);
    await root.end();
    await place.remove();
  });

  it('is enough for every change that there is (case 83)', async () => {
    const { host, port, database } = place.address as MysqlAddress;
    const url = `mariadb://${user}:password@${host}:${port}/${database}`;
    const config = readConfig({ NODE_ENV: 'production', PORT: '0', DATABASE_URL: url });
    const server = await serve(config, createLogger('silent'));
    const { schema } = await buildSubgraph({ nodeFields: true, accessDirectives: false });
    const events = async () => {
      const [rows] = await limited.query<mysql.RowDataPacket[]>('SELECT COUNT(*) AS many FROM audit_events');
      return Number(rows[0]?.['many']);
    };
    const before = await events();
    const found: [string, string][] = [];
    for (const { name, operation, variables } of oneOfEach(schema)) {
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': `the-change-${name}`,
      };
      const body = JSON.stringify({ query: operation, variables });
      const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
      const { data, errors } = (await response.json()) as Answer;
      found.push([name, errors?.[0]?.extensions.code ?? data?.[name]?.userErrors[0]?.code ?? 'done']);
    }
    await server.stop();
    const broken = ['INTERNAL_SERVER_ERROR', 'UNAVAILABLE', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];
    expect(found.filter(([, code]) => broken.includes(code))).toEqual([]);
    expect(found.filter(([, code]) => code === 'done').length).toBeGreaterThan(20);
    expect(await events()).toBe(before + found.length);
  });

  it.each([
    "UPDATE audit_events SET outcome = 'SUCCEEDED'",
    'DELETE FROM audit_events',
    'UPDATE audit_objects SET revision = 1',
    'DELETE FROM audit_objects',
    'REPLACE INTO audit_objects SELECT * FROM audit_objects',
    'INSERT INTO audit_events SELECT * FROM audit_events ON DUPLICATE KEY UPDATE at = 0',
    'TRUNCATE TABLE audit_events',
    'DROP TABLE audit_events',
    'ALTER TABLE audit_events ADD COLUMN x INT',
    'RENAME TABLE audit_events TO audit_events_away',
    'CREATE TRIGGER away BEFORE INSERT ON audit_events FOR EACH ROW SET NEW.at = 0',
  ])('is refused by the server to change the trail: %s', async (statement) => {
    await expect(limited.query(statement)).rejects.toMatchObject({ errno: 1142 });
  });
}

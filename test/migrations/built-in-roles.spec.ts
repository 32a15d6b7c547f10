import { readFile } from 'node:fs/promises';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import { dialects, freshDatabase } from '../support/databases.js';

const tableOfRoles = /\| permissions on .*\n\|[ |:-]+\n((?:\|.*\n)+)/;

/** What README.md says that each built-in role carries. */
async function documented(catalogue: readonly string[]): Promise<Record<string, string[]>> {
  const text = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [table = '', body = ''] = tableOfRoles.exec(text) ?? [];
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [, ...roles] = cells(table.split('\n')[0] ?? '');
  const found: Record<string, string[]> = Object.fromEntries(roles.map((role) => [role, []]));
  for (const [resource = '', ...actions] of body.trim().split('\n').map(cells)) {
    const name = resource.replaceAll('`', '');
    for (const [n, text] of actions.entries())
      found[roles[n] ?? '']?.push(
        ...(text === 'all'
          ? catalogue.filter((permission) => permission.startsWith(`${name}:`))
          : text === '–'
            ? []
            : text.split(', ').map((action) => `${name}:${action}`)),
      );
  }
  return Object.fromEntries(Object.entries(found).map(([role, permissions]) => [role, permissions.sort()]));
}

it.each(dialects)('the built-in roles carry what the README says, on %s', async (dialect) => {
  const { database, close } = await freshDatabase(dialect);
  try {
    const session = new SqlSession(database.reader);
    const catalogue = (await session.rows(sql`SELECT name FROM permissions`)).map((row) => String(row['name']));
    const rows = await session.rows(sql`SELECT r.name, x.permission_name FROM roles r
      JOIN role_permissions x ON x.role_id = r.id WHERE r.type = 'SYSTEM' ORDER BY r.id, x.permission_name`);
    const carried: Record<string, string[]> = {};
    for (const row of rows) (carried[String(row['name'])] ??= []).push(String(row['permission_name']));
    expect(Object.keys(carried)).toHaveLength(6);
    expect(await documented(catalogue)).toEqual(carried);
  } finally {
    await close();
  }
});

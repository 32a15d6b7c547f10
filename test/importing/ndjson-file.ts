import { importNdjson } from '../../src/importing/ndjson/import-ndjson.js';
import { exportNdjson } from '../../src/importing/ndjson/export-ndjson.js';
import { entitiesOf } from '../../src/storage/tables.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlTransferStore } from '../../src/storage/transfer/sql-transfer-store.js';
import type { Line } from './random-directory.js';

/** When everything was made. */
export const at = '2026-01-31T09:00:00.000Z';
/** An id of a type; two things of different types must not have the same number, if both can be given roles. */
export const id = (prefix: string, n: number) => `${prefix}_01kdem0000000000000000${String(n).padStart(4, '0')}`;

/** Records that refer to one another in this order. */
export const tenant = { record: 'tenant', id: id('ten', 1), slug: 'acme', name: 'Acme', createdAt: at };
export const directory = {
  record: 'directory',
  id: id('dir', 1),
  tenantId: tenant.id,
  name: 'Main',
  isDefault: true,
  createdAt: at,
};
export const user = { record: 'user', id: id('usr', 1), username: 'ann', displayName: 'Ann', createdAt: at };
export const group = { record: 'group', id: id('grp', 1), directoryId: directory.id, name: 'Staff', createdAt: at };
export const role = { record: 'role', id: id('rol', 1), tenantId: tenant.id, name: 'Baker', createdAt: at };
export const account = {
  record: 'serviceAccount',
  id: id('svc', 9),
  tenantId: tenant.id,
  name: 'robot',
  createdAt: at,
};
export const otherTenant = { ...tenant, id: id('ten', 2), slug: 'other', name: 'Other' };
export const otherDirectory = { ...directory, id: id('dir', 2), tenantId: otherTenant.id };

/** The text of a file. */
export function file(lines: readonly Line[], header: Line = { denizen: 1 }): string {
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** A text as a stream of bytes, cut anywhere. */
export async function* inPieces(text: string, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let n = 0; n < bytes.length; n += size) yield bytes.subarray(n, n + size);
}

/** The export as one text. */
export async function exported(database: Database): Promise<string> {
  let text = '';
  for await (const piece of exportNdjson(new SqlTransferStore(database, Date.now))) text += piece;
  return text;
}

/** Imports a text. */
export function imported(database: Database, text: string) {
  return importNdjson(inPieces(text), new SqlTransferStore(database, Date.now));
}

/** Takes everything away again but what is built in. */
export async function emptied(database: Database): Promise<void> {
  const { dataSource } = database;
  const builtIn: Record<string, string> = {
    permissions: ' WHERE is_system = 0',
    roles: " WHERE type <> 'SYSTEM'",
    role_permissions: " WHERE role_id NOT IN (SELECT id FROM roles WHERE type = 'SYSTEM')",
    role_closure: " WHERE descendant_id NOT IN (SELECT id FROM roles WHERE type = 'SYSTEM')",
    domains: ' ORDER BY LENGTH(path) DESC',
    // Where the trail goes on.
    audit_head: ' WHERE id <> 1',
  };
  const tables = entitiesOf('sqlite').map(({ options }) => options.name);
  for (const table of tables.reverse()) {
    if (table === 'domains') await dataSource.query('UPDATE domains SET parent_id = NULL');
    await dataSource.query(`DELETE FROM \`${table}\`${table === 'domains' ? '' : (builtIn[table] ?? '')}`);
  }
}

/** How many rows all tables have together. */
export async function rowCount(database: Database): Promise<number> {
  let count = 0;
  for (const { options } of entitiesOf('sqlite')) {
    const [row] = await database.dataSource.query<{ n: number }[]>(`SELECT COUNT(*) AS n FROM \`${options.name}\``);
    count += Number(row?.n);
  }
  return count;
}

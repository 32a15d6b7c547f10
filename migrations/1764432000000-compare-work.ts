import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginRows, reshape } from './resumable.js';
import { textKey } from './text-key-2026-11.js';

const columns = ['job_title', 'department', 'organization', 'location'] as const;

type Row = { readonly id: Buffer } & { readonly [C in (typeof columns)[number]]: string | null };

const rowsAtOnce = 500;

/** What people do, where and for whom, in the form in which it is compared, so that lists can be filtered by it. */
export class CompareWork1764432000000 implements MigrationInterface {
  readonly name = 'CompareWork1764432000000';

  async up(runner: QueryRunner): Promise<void> {
    const exactly =
      runner.connection.options.type === 'better-sqlite3' ? '' : ' CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
    for (const column of columns)
      await reshape(() => runner.query(`ALTER TABLE users ADD COLUMN ${column}_key varchar(200)${exactly} NULL`));
    await beginRows(runner);
    let rows = await rowsAfter(runner, '');
    while (rows.length > 0) {
      for (const row of rows) await writeKeys(runner, row);
      rows = await rowsAfter(runner, hex(rows.at(-1)));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of [...columns].reverse())
      await reshape(() => runner.query(`ALTER TABLE users DROP COLUMN ${column}_key`));
  }
}

// Ids as literals: the SQLite driver takes a lone buffer for named parameters.
function rowsAfter(runner: QueryRunner, id: string): Promise<Row[]> {
  const isThere = columns.map((column) => `${column} IS NOT NULL`).join(' OR ');
  return runner.query(`SELECT id, ${columns.join(', ')} FROM users WHERE id > X'${id}' AND (${isThere})
    ORDER BY id LIMIT ${rowsAtOnce}`) as Promise<Row[]>;
}

async function writeKeys(runner: QueryRunner, row: Row): Promise<void> {
  const keys = columns.map((column) => (row[column] === null ? null : textKey(row[column])));
  const assignments = columns.map((column) => `${column}_key = ?`).join(', ');
  await runner.query(`UPDATE users SET ${assignments} WHERE id = X'${hex(row)}'`, keys);
}

function hex(row: Row | undefined): string {
  return Buffer.from(row?.id ?? []).toString('hex');
}

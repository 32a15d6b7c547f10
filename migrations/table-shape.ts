import { Table, type QueryRunner, type TableColumnOptions } from 'typeorm';
import { notOurs } from '../src/storage/database/errors.js';
import { reshape } from './resumable.js';

/** A table of a migration in short. A column is its name, its type, `*` for a part of the primary key, `?` for one that may be null. */
export interface Shape {
  readonly name: string;
  readonly columns: string;
  readonly unique?: readonly string[];
  readonly index?: readonly string[];
  /** `column > table`, then what happens to the row when that goes. */
  readonly references?: readonly string[];
  /** For SQLite: rows are kept in the primary key's own order. */
  readonly clustered?: boolean;
}

/**
 * Creates tables, in this order. Those that are there already are from a run that was cut off.
 * @throws when one of them is not: the database is then not Denizen's alone
 */
export async function createTables(runner: QueryRunner, shapes: readonly Shape[]): Promise<void> {
  const sqlite = runner.connection.options.type === 'better-sqlite3';
  for (const shape of shapes) {
    const table = tableOf(shape, sqlite);
    await reshape(() => runner.createTable(table));
    if (!sqlite) await mustBeOurs(runner, table);
  }
}

/** Drops tables, the last first; those that a run that was cut off has dropped are gone. */
export async function dropTables(runner: QueryRunner, shapes: readonly Shape[]): Promise<void> {
  for (const { name } of [...shapes].reverse()) await runner.dropTable(name, true);
}

async function mustBeOurs(runner: QueryRunner, { name, columns }: Table): Promise<void> {
  const found = (await runner.query(
    `SELECT column_name AS name FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position`,
    [name],
  )) as { readonly name: string }[];
  if (found.map((column) => column.name).join() !== columns.map((column) => column.name).join()) throw notOurs(name);
}

function tableOf(shape: Shape, sqlite: boolean): Table {
  const nameOf = (kind: string, columns: string[]) => [kind, shape.name, ...columns].join('_').slice(0, 64);
  const lists = (texts: readonly string[] = []) => texts.map((text) => text.split(' '));
  return new Table({
    name: shape.name,
    withoutRowid: shape.clustered ?? false,
    columns: shape.columns.split(/,\s+/).map((text) => columnOf(text, sqlite)),
    indices: [
      ...lists(shape.unique).map((columnNames) => ({ name: nameOf('uq', columnNames), columnNames, isUnique: true })),
      ...lists(shape.index).map((columnNames) => ({ name: nameOf('ix', columnNames), columnNames })),
    ],
    foreignKeys: lists(shape.references).map(([column = '', , table = '', ...onDelete]) => ({
      name: nameOf('fk', [column]),
      columnNames: [column],
      referencedTableName: table,
      referencedColumnNames: [table === 'permissions' ? 'name' : 'id'],
      onDelete: onDelete.join(' '),
      // Keys never change. Said aloud, because servers disagree about the name of the default.
      onUpdate: 'RESTRICT',
    })),
  });
}

const exactly = { charset: 'utf8mb4', collation: 'utf8mb4_bin' };

function columnOf(text: string, sqlite: boolean): TableColumnOptions {
  const [name = '', type = '', mark] = text.trim().split(' ');
  const length = /\((\d+)\)/.exec(type)?.[1];
  const common = { name, isPrimary: mark === '*', isNullable: mark === '?' };
  if (type === 'int') return { ...common, type: sqlite ? 'integer' : 'int' };
  if (type === 'time') return { ...common, type: 'bigint' };
  if (type === 'long') return { ...common, ...(sqlite ? { type: 'text' } : { type: 'mediumtext', ...exactly }) };
  if (type === 'flag') return sqlite ? { ...common, type: 'boolean' } : { ...common, type: 'tinyint' };
  if (type === 'id' || type === 'hash')
    return sqlite ? { ...common, type: 'blob' } : { ...common, type: 'binary', length: type === 'id' ? '16' : '32' };
  return { ...common, type: 'varchar', length, ...(sqlite ? {} : exactly) };
}

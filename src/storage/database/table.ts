import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { EntitySchemaForeignKeyOptions } from 'typeorm/entity-schema/EntitySchemaForeignKeyOptions.js';

/** A column that refers to the id of another table, and what becomes of the row when that goes. */
export type Reference = readonly [column: string, table: string, onDelete: 'CASCADE' | 'RESTRICT' | 'SET NULL'];

/** A table in short: its columns, its unique keys, its further indices, its foreign keys. */
export interface TableShape {
  readonly columns: Readonly<Record<string, EntitySchemaColumnOptions>>;
  readonly unique?: readonly (readonly string[])[];
  readonly index?: readonly (readonly string[])[];
  readonly references?: readonly Reference[];
  /** For SQLite: rows are kept in the primary key's own order. */
  readonly clustered?: boolean;
}

/** The TypeORM entity of a table. Constraint names tell kind, table and columns, so that an error can be read. */
export function tableOf(name: string, shape: TableShape): EntitySchema {
  const indices = [
    ...(shape.unique ?? []).map((columns) => ({
      name: nameOf('uq', name, columns),
      columns: [...columns],
      unique: true,
    })),
    ...(shape.index ?? []).map((columns) => ({ name: nameOf('ix', name, columns), columns: [...columns] })),
  ];
  const foreignKeys = (shape.references ?? []).map(([column, target, onDelete]): EntitySchemaForeignKeyOptions => ({
    name: nameOf('fk', name, [column]),
    target,
    columnNames: [column],
    referencedColumnNames: [target === 'permissions' ? 'name' : 'id'],
    onDelete,
    onUpdate: 'RESTRICT',
  }));
  const withoutRowid = shape.clustered ?? false;
  return new EntitySchema({ name, tableName: name, columns: { ...shape.columns }, indices, foreignKeys, withoutRowid });
}

function nameOf(kind: string, table: string, columns: readonly string[]): string {
  return [kind, table, ...columns].join('_').slice(0, 64);
}

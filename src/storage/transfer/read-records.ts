import { recordOrder } from '../../core/transfer/record-text.js';
import type { RecordKind, TransferRecord } from '../../core/transfer/transfer-record.js';
import type { Id } from '../../core/kernel/ids.js';
import type { Row, SqlSession } from '../database/session.js';
import { and, idBytes, idValue, joined, raw, sql, type Sql, type SqlValue } from '../database/sql.js';
import { recordSources, type RecordSource } from './record-sources.js';

/** How many records are read with one statement. */
const rowsPerPage = 1000;

/** All records, page by page, in the order of a file. */
export async function* readAllRecords(session: SqlSession): AsyncGenerator<readonly TransferRecord[]> {
  for (const kind of recordOrder) yield* readKind(session, kind);
}

/** How many records there are of all kinds. */
export async function countRecords(session: SqlSession): Promise<number> {
  let count = 0;
  for (const kind of recordOrder) {
    const { from, where } = recordSources[kind];
    const row = await session.row(sql`SELECT COUNT(*) AS count FROM ${from} WHERE ${and([where])}`);
    count += Number(row['count']);
  }
  return count;
}

async function* readKind(session: SqlSession, kind: RecordKind): AsyncGenerator<readonly TransferRecord[]> {
  const source: RecordSource<RecordKind> = recordSources[kind];
  const order = source.order ?? Object.values(source.key);
  const select = sql`SELECT ${source.columns} FROM ${source.from}`;
  let after: Sql | undefined;
  for (;;) {
    const rows: Row[] = await session.rows(
      sql`${select} WHERE ${and([source.where, after])} ORDER BY ${raw(order.join(', '))} LIMIT ${raw(rowsPerPage)}`,
    );
    if (rows.length > 0) yield rows.map((row) => recordOf(kind, source, row));
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsPerPage) return;
    after = afterRow(order, last);
  }
}

function recordOf(kind: RecordKind, source: RecordSource<RecordKind>, row: Row): TransferRecord {
  return { record: kind, ...source.read(row) } as TransferRecord;
}

// Written out, because MariaDB does not use an index for a comparison of tuples.
function afterRow([column = '', ...rest]: readonly string[], row: Row): Sql {
  const value = positionValue(row[column.slice(column.indexOf('.') + 1)]);
  const beyond = sql`${raw(column)} > ${value}`;
  if (rest.length === 0) return beyond;
  return sql`${raw(column)} >= ${value} AND (${beyond} OR (${afterRow(rest, row)}))`;
}

function positionValue(value: unknown): SqlValue {
  return typeof value === 'string' ? value : Buffer.from(idBytes(value));
}

/** Of these records of one kind, those that are there, as they are there; by `keyOf`. */
export async function readSameRecords(
  session: SqlSession,
  kind: RecordKind,
  records: readonly TransferRecord[],
): Promise<Map<string, TransferRecord>> {
  const source: RecordSource<RecordKind> = recordSources[kind];
  const found = new Map<string, TransferRecord>();
  const same = joined(
    Object.values(source.key).map((column, n) => sql`${raw(column)} = wanted.key_${raw(n)}`),
    ' AND ',
  );
  // PERF: joined, because MariaDB reads the whole index for a list of pairs, however it is written.
  const rows = await session.rows(
    sql`SELECT ${source.columns} FROM (${wantedKeys(kind, records)}) wanted CROSS JOIN ${source.from}
      WHERE ${and([same, source.where])}`,
  );
  for (const row of rows) {
    const record = recordOf(kind, source, row);
    found.set(keyOf(record), record);
  }
  return found;
}

function wantedKeys(kind: RecordKind, records: readonly TransferRecord[]): Sql {
  const keys = records.map((record) => keyValues(kind, record).map((value, n) => sql`${value} AS key_${raw(n)}`));
  return joined(
    keys.map((columns) => sql`SELECT ${joined(columns, ', ')}`),
    ' UNION ALL ',
  );
}

/** What names a record among those of its kind. */
export function keyOf(record: TransferRecord): string {
  return keyTexts(record.record, record).join(' ');
}

function keyTexts(kind: RecordKind, record: TransferRecord): string[] {
  const values = record as unknown as Readonly<Record<string, string>>;
  return Object.keys(recordSources[kind].key).map((key) => values[key] as string);
}

function keyValues(kind: RecordKind, record: TransferRecord): SqlValue[] {
  return keyTexts(kind, record).map((text) => (text.includes(':') ? text : idValue(text as Id)));
}

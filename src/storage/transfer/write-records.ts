import { push } from '../../core/kernel/collections.js';
import { DomainError } from '../../core/kernel/errors.js';
import { Nesting } from '../../core/transfer/nesting.js';
import { recordError } from '../../core/transfer/record-error.js';
import type { PlacedRecord } from '../../core/transfer/transfer-store.js';
import { writeClosures } from '../database/closure.js';
import { insertSql, type RowValues } from '../database/insert.js';
import type { SqlSession } from '../database/session.js';
import { duplicateProblem } from './duplicates.js';
import { KnownThings } from './known-things.js';
import { recordRows, type TableRows } from './record-rows.js';

interface PlacedRow {
  readonly placed: PlacedRecord;
  readonly row: RowValues;
}

/** Writes records into an instance that holds nothing but what is built in. */
export class RecordWriter {
  private readonly groups = new Nesting();
  private readonly roles = new Nesting();

  constructor(private readonly session: SqlSession) {}

  /**
   * Writes some hundred records of one kind.
   * @throws INVALID with the line of the first that can't be written
   */
  async take(batch: readonly PlacedRecord[]): Promise<void> {
    const known = await KnownThings.of(
      this.session,
      batch.map(({ record }) => record),
    );
    const tables = new Map<string, PlacedRow[]>();
    for (const placed of batch) {
      this.note(placed);
      for (const [table, row] of rowsOf(placed, known)) push(tables, table, { placed, row });
    }
    for (const [table, rows] of tables) await this.insert(table, rows);
  }

  /** Works out what follows from all records together. */
  async finish(): Promise<void> {
    const groups = this.groups.circle();
    if (groups) throw recordError(groups.line, undefined, undefined, circleMessage('groups', groups.names));
    const roles = this.roles.circle();
    if (roles) throw recordError(roles.line, undefined, undefined, circleMessage('roles', roles.names));
    await writeClosures(this.session);
  }

  private note({ line, record }: PlacedRecord): void {
    if (record.record === 'groupNesting') this.groups.add(record.parentId, record.childId, line);
    if (record.record === 'roleInclude') this.roles.add(record.roleId, record.includedId, line);
  }

  private async insert(table: string, rows: readonly PlacedRow[]): Promise<void> {
    try {
      await this.session.run(
        insertSql(
          table,
          rows.map(({ row }) => row),
        ),
      );
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // The server does not tell which row it was. All of this is taken back in the end, so they can be tried one by
      // one.
      for (const { placed, row } of rows) await this.insertOne(table, placed, row);
      throw error;
    }
  }

  private async insertOne(table: string, { line, record }: PlacedRecord, row: RowValues): Promise<void> {
    try {
      await this.session.run(insertSql(table, [row]));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const { key, message } = duplicateProblem(table, error);
      throw recordError(line, record, key, message);
    }
  }
}

function rowsOf({ line, record }: PlacedRecord, known: KnownThings): TableRows {
  try {
    known.check(record);
    return recordRows[record.record](record as never, known);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw recordError(line, record, error.argumentPath?.[0], error.message);
  }
}

function isDuplicate(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'ALREADY_EXISTS';
}

function circleMessage(what: string, names: readonly string[]): string {
  const shown = names.length > 5 ? [...names.slice(0, 4), '…', names.at(-1)] : names;
  return `These ${what} would be nested in a circle: ${shown.join(' > ')} > ${names[0]}.`;
}

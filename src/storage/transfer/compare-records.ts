import { recordError } from '../../core/transfer/record-error.js';
import { differingKeys } from '../../core/transfer/record-text.js';
import type { PlacedRecord } from '../../core/transfer/transfer-store.js';
import type { SqlSession } from '../database/session.js';
import { keyOf, readSameRecords } from './read-records.js';

const advice = 'An import needs an empty instance, or one that holds every record of the file exactly so.';
// SQLite unites at most 500 SELECTs, one for each record.
const recordsPerStatement = 200;

/** Compares records with an instance that is in use. */
export class RecordComparison {
  constructor(private readonly session: SqlSession) {}

  /**
   * Compares some hundred records of one kind.
   * @throws INVALID with the line of the first that is not there or differs
   */
  async take(batch: readonly PlacedRecord[]): Promise<void> {
    for (let from = 0; from < batch.length; from += recordsPerStatement)
      await this.compare(batch.slice(from, from + recordsPerStatement));
  }

  /** There is nothing left to do. */
  async finish(): Promise<void> {}

  private async compare(some: readonly PlacedRecord[]): Promise<void> {
    const [first] = some;
    if (first === undefined) return;
    const there = await readSameRecords(
      this.session,
      first.record.record,
      some.map(({ record }) => record),
    );
    for (const { line, record } of some) {
      const found = there.get(keyOf(record));
      if (found === undefined)
        throw recordError(line, record, undefined, `The instance is in use and this is not in it. ${advice}`);
      const keys = differingKeys(record, found);
      if (keys.length > 0)
        throw recordError(
          line,
          record,
          keys.join(', '),
          `The instance is in use and holds something else here. ${advice}`,
        );
    }
  }
}

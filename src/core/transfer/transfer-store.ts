import type { RecordKind, TransferRecord } from './transfer-record.js';

/** A record and the line of the file that it was read from; lines are counted from 1. */
export interface PlacedRecord<K extends RecordKind = RecordKind> {
  readonly line: number;
  readonly record: TransferRecord<K>;
}

/** What an import did. */
export interface TransferSummary {
  /** False when every record was there already, exactly as in the file. */
  readonly changed: boolean;
  /** How many records were read, in all and by kind. */
  readonly records: number;
  readonly byKind: ReadonlyMap<RecordKind, number>;
}

/** The whole content at one moment, whatever is written meanwhile. */
export interface TransferSnapshot {
  /** How many records there are. */
  count(): Promise<number>;
  /**
   * All records, some hundred at a time: kind by kind in `recordOrder`, by primary key within a kind; domains by tenant
   * and path, so that a parent comes before its children.
   */
  records(): AsyncIterable<readonly TransferRecord[]>;
  /** Lets go of the database. */
  close(): Promise<void>;
}

/** Takes everything out of an instance and puts it into an empty one. */
export interface TransferStore {
  /** The names of the schema's versions that this program knows, oldest first. */
  readonly schemas: readonly string[];

  /** Whether the instance holds nothing but what is built in. */
  isEmpty(): Promise<boolean>;

  /** @throws UNAVAILABLE when the database does not answer */
  snapshot(): Promise<TransferSnapshot>;

  /**
   * Writes all records or none. Whatever can be worked out (paths, closures, keys) is made here; each record may refer
   * to earlier ones and to built-in roles and permissions. Where the instance is not empty, every record must be there
   * exactly so, and nothing is written.
   * @throws INVALID with the line for a record that refers to nothing, breaks a rule, is there twice, or differs from
   * what is there
   */
  write(records: AsyncIterable<PlacedRecord>): Promise<TransferSummary>;
}

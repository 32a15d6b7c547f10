import { recorded, type Deed, type Recorded } from '../../core/audit/recorded.js';
import type { Clock } from '../../core/kernel/clock.js';
import type { TenantId } from '../../core/kernel/ids.js';
import type { RecordKind } from '../../core/transfer/transfer-record.js';
import type {
  PlacedRecord,
  TransferSnapshot,
  TransferStore,
  TransferSummary,
} from '../../core/transfer/transfer-store.js';
import { SqlAuditTrail } from '../audit/audit-trail.js';
import type { Database } from '../database/database.js';
import { SqlSession, type Connection } from '../database/session.js';
import { sql } from '../database/sql.js';
import { RecordComparison } from './compare-records.js';
import { countRecords, readAllRecords } from './read-records.js';
import { RecordWriter } from './write-records.js';

/** How many records are written with one statement; the widest table has 33 columns. */
const recordsPerBatch = 500;

/** Everything in and out, in SQL. */
export class SqlTransferStore implements TransferStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  get schemas(): readonly string[] {
    return this.database.dataSource.migrations.map((migration) => migration.name as string);
  }

  isEmpty(): Promise<boolean> {
    return isEmpty(new SqlSession(this.database.reader));
  }

  async snapshot(): Promise<TransferSnapshot> {
    const snapshot = await this.database.snapshot();
    const session = patient(snapshot.connection);
    return {
      count: () => countRecords(session),
      records: () => readAllRecords(session),
      close: () => snapshot.close(),
    };
  }

  async write(records: AsyncIterable<PlacedRecord>): Promise<TransferSummary> {
    // What is in use is only compared, as it is at one moment: no change waits for a file that comes slowly.
    const snapshot = await this.database.snapshot();
    try {
      const session = patient(snapshot.connection);
      if (!(await isEmpty(session))) return (await taken(new RecordComparison(session), records)).summary;
    } finally {
      await snapshot.close();
    }
    // Not through the unit of work: that may run it again, and what was read from a stream is gone.
    return this.database.transaction((connection) => {
      const session = patient(connection);
      return recorded(new SqlAuditTrail(session), this.clock, () => written(session, records));
    });
  }
}

async function written(session: SqlSession, records: AsyncIterable<PlacedRecord>): Promise<Recorded<TransferSummary>> {
  // Somebody may have been quicker.
  if (!(await isEmpty(session)))
    return { result: (await taken(new RecordComparison(session), records)).summary, deed: null };
  const { summary, tenantIds } = await taken(new RecordWriter(session), records);
  const changed = summary.records > 0;
  return { result: { ...summary, changed }, deed: changed ? deedOf(summary.byKind, tenantIds) : null };
}

async function taken(taker: RecordWriter | RecordComparison, records: AsyncIterable<PlacedRecord>) {
  const byKind = new Map<RecordKind, number>();
  const tenantIds: TenantId[] = [];
  let count = 0;
  for await (const batch of batchesOf(records)) {
    await taker.take(batch);
    const kind = (batch[0] as PlacedRecord).record.record;
    byKind.set(kind, (byKind.get(kind) ?? 0) + batch.length);
    for (const { record } of batch) if (record.record === 'tenant') tenantIds.push(record.id);
    count += batch.length;
  }
  await taker.finish();
  return { summary: { changed: false, records: count, byKind }, tenantIds };
}

function deedOf(byKind: TransferSummary['byKind'], tenantIds: readonly TenantId[]): Deed {
  const [first = null, ...others] = tenantIds;
  return {
    action: 'import',
    tenantId: others.length === 0 ? first : null,
    changes: [{ objectId: null, before: null, after: { records: Object.fromEntries(byKind) } }],
    objectIds: tenantIds,
  };
}

// Statements about whole tables take longer than those of a request.
function patient(connection: Connection): SqlSession {
  return new SqlSession({ ...connection, statementTimeoutMs: 10 * 60_000 });
}

// Everything else belongs to one of these.
async function isEmpty(session: SqlSession): Promise<boolean> {
  const row = await session.row(sql`SELECT EXISTS (SELECT 1 FROM tenants) OR EXISTS (SELECT 1 FROM principals)
    OR EXISTS (SELECT 1 FROM permissions WHERE is_system = 0)
    OR EXISTS (SELECT 1 FROM roles WHERE type <> 'SYSTEM') AS in_use`);
  return Number(row['in_use']) === 0;
}

/** Records in pieces of one kind each. */
async function* batchesOf(records: AsyncIterable<PlacedRecord>): AsyncGenerator<readonly PlacedRecord[]> {
  let batch: PlacedRecord[] = [];
  for await (const placed of records) {
    const [first] = batch;
    if (first && (batch.length >= recordsPerBatch || first.record.record !== placed.record.record)) {
      yield batch;
      batch = [];
    }
    batch.push(placed);
  }
  if (batch.length > 0) yield batch;
}

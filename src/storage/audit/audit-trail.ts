import type { AuditEntry } from '../../core/audit/audit-event.js';
import type { AuditSource, AuditTrail } from '../../core/audit/audit-store.js';
import { chainHash, type ChainHead, type LinkedEvent } from '../../core/audit/chain.js';
import { insertRows } from '../database/bulk.js';
import { insertSql } from '../database/insert.js';
import { readNumber } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { idBytes, raw, sql } from '../database/sql.js';
import { eventColumns, eventRow, objectRows, readEvent } from './audit-rows.js';

// How many events are read at once.
const batch = 500;

/** The audit trail in SQL, inside a transaction. */
export class SqlAuditTrail implements AuditTrail {
  constructor(private readonly session: SqlSession) {}

  async lockHead(): Promise<ChainHead> {
    // On SQLite the transaction itself is the lock.
    const lock = raw(this.session.dialect === 'mysql' ? 'FOR UPDATE' : '');
    return readHead(await this.session.row(sql`SELECT revision, hash FROM audit_head WHERE id = 1 ${lock}`));
  }

  async append(head: ChainHead, entry: AuditEntry): Promise<number> {
    const event = { ...entry, revision: head.revision + 1 };
    const hash = await chainHash(head.hash, event);
    await this.session.run(insertSql('audit_events', [eventRow(event, hash)]));
    await insertRows(this.session, 'audit_objects', objectRows(event));
    await this.session.run(
      sql`UPDATE audit_head SET revision = ${event.revision}, hash = ${Buffer.from(hash)} WHERE id = 1`,
    );
    return event.revision;
  }
}

/** Reads the whole trail in SQL. */
export class SqlAuditSource implements AuditSource {
  constructor(private readonly session: SqlSession) {}

  async head(): Promise<ChainHead> {
    return readHead(await this.session.row(sql`SELECT revision, hash FROM audit_head WHERE id = 1`));
  }

  async *events(): AsyncIterable<LinkedEvent> {
    for (let last = -1; ;) {
      const rows = await this.session.rows(sql`SELECT ${eventColumns}, v.hash FROM audit_events v
        WHERE v.revision > ${last} ORDER BY v.revision LIMIT ${raw(batch)}`);
      for (const row of rows) yield { event: readEvent(row), hash: idBytes(row['hash']) };
      if (rows.length < batch) return;
      last = readNumber(rows.at(-1) as Row, 'revision');
    }
  }
}

function readHead(row: Row): ChainHead {
  return { revision: readNumber(row, 'revision'), hash: new Uint8Array(idBytes(row['hash'])) };
}

import type { ListQuery } from '../kernel/condition.js';
import type { AuditEventId } from '../kernel/ids.js';
import type { Page, PageRequest } from '../kernel/page.js';
import type { AuditEntry, AuditEvent } from './audit-event.js';
import type { ChainHead, LinkedEvent } from './chain.js';

/** Writes the trail, inside a unit of work. */
export interface AuditTrail {
  /**
   * The last event, held until the transaction ends. Whoever writes takes it first: it lets one change be decided and written
   * at a time, on the state that the one before has left.
   */
  lockHead(): Promise<ChainHead>;
  /** Adds an event behind the head that was locked; answers its revision. */
  append(head: ChainHead, entry: AuditEntry): Promise<number>;
}

/** Reads the trail as it is, whoever may see it: for its verification. */
export interface AuditSource {
  head(): Promise<ChainHead>;
  /** Every event in order, some hundred at a time. */
  events(): AsyncIterable<LinkedEvent>;
}

/** Reads the trail as far as the caller may. */
export interface AuditStore {
  byIds(ids: readonly AuditEventId[]): Promise<(AuditEvent | null)[]>;
  page(query: ListQuery, page: PageRequest): Promise<Page<AuditEvent>>;
  count(query: ListQuery): Promise<number>;
}

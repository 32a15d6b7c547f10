import type { AccessFacts } from '../access/access-facts.js';
import type { Actor } from '../access/actor.js';
import type { ActorStore } from '../access/actor-store.js';
import type { AuditTrail } from '../audit/audit-store.js';
import type { PrincipalId, TenantId } from '../kernel/ids.js';
import type { AnswerStore } from './kept-answers.js';

/** Tells who keeps the instance and its tenants manageable. */
export interface AdministratorStore {
  /** Every tenant that somebody administers for good: who works, and whose right to it has no end. */
  allAdministered(): Promise<TenantId[]>;
  /** Whether somebody administers the platform for good. */
  platformAdministered(): Promise<boolean>;
}

/** Tells whose rights depend on principals. */
export interface AffectedStore {
  /** The people and service accounts among these principals and in those of them that are groups, also in groups below. */
  peopleOf(principals: readonly PrincipalId[]): Promise<PrincipalId[]>;
  factsOf(principals: readonly PrincipalId[], at: number): Promise<AccessFacts>;
}

/** What every change works with, all inside its transaction. */
export interface ChangeStores<Seen, Writers> {
  readonly trail: AuditTrail;
  readonly actors: ActorStore;
  readonly answers: AnswerStore;
  readonly administrators: AdministratorStore;
  readonly affected: AffectedStore;
  readonly writers: Writers;
  /** What the actor sees, read inside the transaction. */
  seenBy(actor: Actor, at: number): Seen;
  /** Runs a part; what it wrote is undone when it throws. */
  savepoint<T>(part: () => Promise<T>): Promise<T>;
}

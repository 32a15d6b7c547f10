import type { ListQuery } from '../kernel/condition.js';
import type { DomainId, PrincipalId, TenantId, UserId } from '../kernel/ids.js';
import type { Page, PageRequest } from '../kernel/page.js';
import type { AccessFacts } from './access-facts.js';
import type { Place } from './scope.js';

/** A permission on a place. */
export interface Demand {
  readonly permission: string;
  readonly place: Place;
}

/** Somebody who may do something, as far as a list of them needs it. */
export interface AbleSummary {
  readonly id: PrincipalId;
}

/**
 * Reads what decides rights. It tells the truth and not what the caller may see: who may ask is decided before, by the
 * permission to read role assignments on the place that is asked about. One statement per call, none for nothing.
 */
export interface AccessStore {
  /** What decides the rights of these principals. */
  factsOf(principals: readonly PrincipalId[]): Promise<AccessFacts>;
  /** The tenants that people have access to, suspended or not. */
  tenantIdsOf(users: readonly UserId[]): Promise<TenantId[][]>;
  /** The way to each domain, itself first and the top last; null for one that the caller may not see. */
  domainPaths(domains: readonly DomainId[]): Promise<(readonly DomainId[] | null)[]>;
  /** A page of the principals that may do something and that the caller may see; nobody twice. */
  able(demand: Demand, query: ListQuery, page: PageRequest): Promise<Page<AbleSummary>>;
  /** How many they are. */
  ableCount(demand: Demand, query: ListQuery): Promise<number>;
}

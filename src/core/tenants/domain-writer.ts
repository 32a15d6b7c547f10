import type { DomainId, PrincipalId, RoleAssignmentId, RoleId, TenantId } from '../kernel/ids.js';
import type { Domain } from './tenant.js';

/** What of a domain can be changed where it is. */
export type DomainFacts = Pick<Domain, 'name' | 'description' | 'path'>;

/** A domain in the part of a tree below another one. */
export type DomainBelow = Pick<Domain, 'id' | 'parentId' | 'name'>;

/** A role that is given on a domain, as far as taking it away needs it. */
export interface GivenOnDomain {
  readonly id: RoleAssignmentId;
  readonly principalId: `${'usr' | 'grp' | 'svc'}_${string}`;
  readonly roleId: RoleId;
  readonly managementSource: string;
}

/** Writes the tree of domains inside a unit of work, and reads what that needs to know, whoever may see it. */
export interface DomainWriter {
  /** Whether a tenant has a domain of this path key, apart from one. */
  isPathTaken(tenantId: TenantId, pathKey: string, apartFrom: DomainId | null): Promise<boolean>;
  insert(domain: Domain): Promise<void>;
  /** Changes a domain alone: the paths of those under it are written apart. */
  update(id: DomainId, facts: DomainFacts, at: number): Promise<void>;
  /** Puts a domain with all under it under another one, or at the root; the paths of those under it are written apart. */
  move(id: DomainId, to: Pick<Domain, 'parentId' | 'path'>, at: number): Promise<void>;
  /** All domains under a domain, each after the one above it. */
  allBelow(id: DomainId): Promise<DomainBelow[]>;
  /** Gives domains their new paths; each counts as changed. */
  setPaths(paths: ReadonlyMap<DomainId, string>, at: number): Promise<void>;
  hasChildren(id: DomainId): Promise<boolean>;
  /** How many levels of domains lie above and below a domain at the most. */
  levels(id: DomainId): Promise<{ readonly above: number; readonly below: number }>;
  /** The roles that are given on the domain itself at this moment. */
  given(id: DomainId, at: number): Promise<GivenOnDomain[]>;
  /** The permissions that roles given on any of these domains hold at this moment. */
  permissionsGivenOn(ids: readonly DomainId[], at: number): Promise<string[]>;
  /** Those to whom roles are given on any of these domains at this moment, each once. */
  holdersOn(ids: readonly DomainId[], at: number): Promise<PrincipalId[]>;
  /** With every role that was given on it. */
  delete(id: DomainId): Promise<void>;
}

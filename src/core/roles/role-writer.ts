import type { ApiTokenId, PrincipalId, RoleId, TenantId } from '../kernel/ids.js';
import type { Permission, Role } from './role.js';

/** What a role tells about itself, as far as it can be changed. */
export type RoleFacts = Pick<Role, 'name' | 'description' | 'level'>;

/**
 * Writes roles inside a unit of work, and reads what that needs to know, whoever may see it. Whether something may be written
 * was decided before.
 */
export interface RoleWriters {
  /** A role without permissions that includes no other. */
  insert(role: Role): Promise<void>;
  /** Counts as one change, whatever else of the role is written with it. */
  update(id: RoleId, facts: RoleFacts, at: number): Promise<void>;
  /** Replaces what it carries itself. */
  setPermissions(id: RoleId, names: readonly string[]): Promise<void>;
  /** Replaces what it includes; there must be no circle. */
  setIncludes(id: RoleId, included: readonly RoleId[]): Promise<void>;
  /** With what it carries and includes; it must be neither assigned nor included. */
  delete(id: RoleId): Promise<void>;
  /** Whether a tenant, or the instance for null, has a role of this name key, apart from one. */
  isNameTaken(tenantId: TenantId | null, nameKey: string, apartFrom: RoleId | null): Promise<boolean>;
  /** The names of the permissions that it carries itself, in their order. */
  permissionsOf(id: RoleId): Promise<string[]>;
  /** The roles that it includes directly, by id. */
  includesOf(id: RoleId): Promise<RoleId[]>;
  /** How many roles include it directly. */
  includedBy(id: RoleId): Promise<number>;
  /** Whether a role is another one, or is included by it at any distance. */
  isWithin(inner: RoleId, outer: RoleId): Promise<boolean>;
  /** How many levels of roles include it, and how many it includes, at the most. */
  levels(id: RoleId): Promise<{ readonly above: number; readonly below: number }>;
  /** To whom it is given, or a role that includes it. */
  holders(id: RoleId): Promise<PrincipalId[]>;
}

/** A token that was limited to a permission, as it was. */
export interface NarrowedToken {
  readonly id: ApiTokenId;
  readonly ownerId: PrincipalId;
  readonly tenantId: TenantId | null;
  readonly scopes: readonly string[];
}

/** Writes the catalogue of permissions inside a unit of work. */
export interface PermissionWriter {
  insert(permission: Permission, at: number): Promise<void>;
  delete(name: string): Promise<void>;
  /** Whether there is one of this name, whoever may see it. */
  isNameTaken(name: string): Promise<boolean>;
  /** How many roles carry it themselves, whoever may see them. */
  carriedBy(name: string): Promise<number>;
  /** Takes it out of what API tokens are limited to; one that loses its last permission may do nothing. Answers what they were. */
  takeFromTokens(name: string): Promise<NarrowedToken[]>;
}

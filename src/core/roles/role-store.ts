import type { CarriedPermission } from '../access/ceiling.js';
import type { ListQuery } from '../kernel/condition.js';
import type { RoleId } from '../kernel/ids.js';
import type { Page, PageRequest } from '../kernel/page.js';
import type { Permission, Role } from './role.js';

/**
 * Reads roles as far as the caller may see them: those of the instance, and those of visible tenants. Of several ids the
 * answers come in their order, null in place for what is not there or not visible.
 */
export interface RoleStore {
  byIds(ids: readonly RoleId[]): Promise<(Role | null)[]>;
  page(query: ListQuery, page: PageRequest): Promise<Page<Role>>;
  count(query: ListQuery): Promise<number>;
  /** The permissions each role carries itself, or with those of the roles it includes; by name, none twice. */
  permissions(ids: readonly RoleId[], transitive: boolean): Promise<Permission[][]>;
  /**
   * What comes with each role, those that it includes among them, whoever may see it: nobody may handle a role whose
   * permissions are hidden from them because they do not hold them. Ordered by name, none twice.
   */
  carried(ids: readonly RoleId[]): Promise<CarriedPermission[][]>;
  /** The roles each role includes, directly or at any distance; by name. */
  includes(ids: readonly RoleId[], transitive: boolean): Promise<Role[][]>;
}

/** Reads the catalogue of permissions, which everybody who has signed in may see. Ordered by name unless told otherwise. */
export interface PermissionStore {
  byNames(names: readonly string[]): Promise<(Permission | null)[]>;
  /** Those that rights are about, whether the caller sees the catalogue or not: whoever may know of a right may read what it is. */
  ofRights(names: readonly string[]): Promise<(Permission | null)[]>;
  /** Those that are of applications, whether the caller sees the catalogue or not. */
  applicationsAmong(names: readonly string[]): Promise<ReadonlySet<string>>;
  page(query: ListQuery, page: PageRequest): Promise<Page<Permission>>;
  count(query: ListQuery): Promise<number>;
}

import type { Change } from '../changes/change.js';
import type { PermissionStore, RoleStore } from './role-store.js';
import type { RoleWriters } from './role-writer.js';

/** What the changing of roles reads and writes. */
export type RoleChange = Change<
  { readonly roles: RoleStore; readonly permissions: PermissionStore },
  { readonly roles: RoleWriters }
>;

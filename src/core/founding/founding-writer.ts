import type { RoleAssignment } from '../assignments/assignment.js';
import type { RoleId } from '../kernel/ids.js';

/** What the founding of a tenant writes besides the tenant, its directory and its group, and what it must know. */
export interface FoundingWriter {
  /** Gives a role. */
  assign(assignment: RoleAssignment): Promise<void>;
  /** The permissions of a role, with those of the roles that it includes. */
  permissionsOf(id: RoleId): Promise<string[]>;
}

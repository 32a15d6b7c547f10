import type { RoleAssignment } from '../../core/assignments/assignment.js';
import type { RoleAssignmentId } from '../../core/kernel/ids.js';
import type { Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';

/** A visible role assignment by its id. */
export function assignmentById(
  { loaders, stores }: GraphContext,
  id: RoleAssignmentId | null,
): Loaded<RoleAssignment | null> | null {
  return id && loaders.one('role assignment by id', id, (ids) => stores.assignments.byIds(ids));
}

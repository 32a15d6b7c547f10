import type { CurrentTenant } from './current-tenant.js';
import { checkReferences, tenantAdministrator, type DesiredTenant, type RoleRef } from './desired-tenant.js';
import { assignmentDifference } from './assignment-difference.js';
import { groupDifference, withRenamedGroups } from './group-difference.js';
import { accessDifference, domainDifference, roleDifference, tenantDifference } from './tenant-difference.js';
import {
  changeOrder,
  type Change,
  type Difference,
  type DifferenceOptions,
  type PartialDifference,
} from './tenant-changes.js';

/**
 * What has to be done so that a tenant becomes what is described.
 *
 * What the description says about a thing it names is always brought about: names, descriptions, the role in a group,
 * the parents of a group, and which roles a principal has on a place where the description gives it any (for the tenant
 * as a whole: where it names the principal). What the description no longer names at all is removed with `prune` only.
 * What no import made is used as it stands and never changed; it falls only with a person's access to the tenant.
 * @throws INVALID when the description refers to something that it does not describe
 */
export function difference(current: CurrentTenant, desired: DesiredTenant, options: DifferenceOptions): Difference {
  checkReferences(desired);
  const renamed = withRenamedGroups(current, desired);
  const parts: PartialDifference[] = [
    tenantDifference(current, desired),
    accessDifference(current, desired, options),
    groupDifference(renamed, desired, options),
    domainDifference(current, desired, options),
    roleDifference(current, desired),
    assignmentDifference(renamed, desired, options),
  ];
  const changes = parts
    .flatMap((part) => part.changes)
    .filter((change) => change.of.length > 0)
    .sort((a, b) => changeOrder.indexOf(a.kind) - changeOrder.indexOf(b.kind));
  return { changes, counts: Object.assign({}, ...parts.map((part) => part.counts)) as Difference['counts'] };
}

/** True when a tenant that has administrators would be left without one: nobody of its own could mend that. */
export function leavesNoAdministrator(current: CurrentTenant, changes: readonly Change[]): boolean {
  const administers = ({ role, domain }: { role: RoleRef; domain: string | null }) =>
    domain === null && role.kind === tenantAdministrator.kind && role.key === tenantAdministrator.key;
  let before = 0;
  for (const assignment of current.assignments.values()) if (administers(assignment) && !assignment.lapsed) before += 1;
  let after = before;
  for (const change of changes) {
    if (change.kind === 'revokeAssignments') after -= change.of.filter((a) => administers(a) && !a.lapsed).length;
    if (change.kind === 'addAssignments') after += change.of.filter(administers).length;
  }
  return before > 0 && after <= 0;
}

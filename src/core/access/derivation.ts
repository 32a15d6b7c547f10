import { push, reachable } from '../kernel/collections.js';
import type { GroupId, PrincipalId, RoleAssignmentId, RoleId } from '../kernel/ids.js';
import type { AccessGraph } from './access-graph.js';
import type { AssignmentFact } from './access-facts.js';
import { covers, scopeKey, type Place, type Scope } from './scope.js';

/** One way by which somebody comes to a role or a permission. */
export interface Derivation {
  readonly assignmentId: RoleAssignmentId;
  /** The role that is given. */
  readonly roleId: RoleId;
  /**
   * The included roles on the way from that role to what is derived, which is the last one; empty for the role itself.
   */
  readonly viaRoles: readonly RoleId[];
  /** The groups from the principal to the holder of the assignment, the direct group first; empty for its own. */
  readonly viaGroups: readonly GroupId[];
}

/** Something that somebody has on a scope, with the ways by which. */
interface Derived {
  readonly scope: Scope;
  readonly derivations: readonly Derivation[];
  /**
   * How many ways there are, up to 2,147,483,647; more than are listed where a net of groups and roles is very dense.
   */
  readonly derivationsCount: number;
}

/** A permission that somebody effectively has on a scope. */
export interface EffectivePermission extends Derived {
  readonly permission: string;
}

/** A role that somebody effectively has on a scope: given, or included by one that is. */
export interface EffectiveRole extends Derived {
  readonly roleId: RoleId;
}

/** What is asked about: without a place all scopes, without a permission all of them. */
export interface AccessQuestion {
  /** Whether a scope is asked about. */
  readonly inScope: (scope: Scope) => boolean;
  readonly permission?: string;
}

/** The most ways that are listed for one permission or role on one scope; all are counted. */
export const mostDerivations = 1000;

/** The most that are counted: what fits into 32 bits. */
export const mostCounted = 2 ** 31 - 1;

/** What holds on this place. */
export function onPlace(place: Place): AccessQuestion['inScope'] {
  return (scope) => covers(scope, place);
}

/** Whether somebody may do something on a place. */
export function can(graph: AccessGraph, principal: PrincipalId, permission: string, place: Place): boolean {
  return grantsOf(graph, principal).some(
    ({ assignment }) => covers(assignment.scope, place) && carries(graph, assignment.roleId, permission),
  );
}

/** Whether a role has a permission, itself or through the roles that it includes. */
export function carries(graph: AccessGraph, role: RoleId, permission: string): boolean {
  for (const one of reachable(role, (from) => graph.rolesIncluded(from)))
    if (graph.permissionsOf(one).includes(permission)) return true;
  return false;
}

/** An assignment that is effective for somebody, with whom it is given to. */
interface Grant {
  readonly assignment: AssignmentFact;
  readonly holder: PrincipalId;
}

/** The assignments that are effective for somebody: their own and those of all groups above them. */
export function grantsOf(graph: AccessGraph, principal: PrincipalId): Grant[] {
  if (!graph.works(principal)) return [];
  const holders = reachable<PrincipalId>(principal, (from) => graph.groupsAbove(from));
  return [...holders].flatMap((holder) =>
    graph
      .assignmentsOf(holder)
      .filter(({ scope }) => graph.stands(principal, scope.tenantId))
      .map((assignment) => ({ assignment, holder })),
  );
}

/** What somebody may do, each with all the ways by which; ordered by permission and scope. */
export function effectivePermissions(
  graph: AccessGraph,
  principal: PrincipalId,
  { inScope, permission }: AccessQuestion,
): EffectivePermission[] {
  const found = new Collected<{ readonly permission: string }>();
  const ways = new Ways(graph, principal);
  for (const grant of grantsOf(graph, principal)) {
    if (!inScope(grant.assignment.scope)) continue;
    for (const role of reachable(grant.assignment.roleId, (from) => graph.rolesIncluded(from)))
      for (const name of graph.permissionsOf(role))
        if (permission === undefined || permission === name) found.add(name, { permission: name }, grant, ways, role);
  }
  return found.all();
}

/** The roles that somebody has, each with all the ways by which; ordered by role and scope. */
export function effectiveRoles(
  graph: AccessGraph,
  principal: PrincipalId,
  { inScope }: Pick<AccessQuestion, 'inScope'>,
): EffectiveRole[] {
  const found = new Collected<{ readonly roleId: RoleId }>();
  const ways = new Ways(graph, principal);
  for (const grant of grantsOf(graph, principal)) {
    if (!inScope(grant.assignment.scope)) continue;
    for (const role of reachable(grant.assignment.roleId, (from) => graph.rolesIncluded(from)))
      found.add(role, { roleId: role }, grant, ways, role);
  }
  return found.all();
}

/** The results by what is derived and its scope. */
class Collected<F extends object> {
  private readonly found = new Map<string, F & Derived & { derivations: Derivation[]; derivationsCount: number }>();

  add(name: string, facts: F, { assignment, holder }: Grant, ways: Ways, role: RoleId): void {
    const key = `${name} ${scopeKey(assignment.scope)}`;
    let one = this.found.get(key);
    if (one === undefined) {
      one = { ...facts, scope: assignment.scope, derivations: [], derivationsCount: 0 };
      this.found.set(key, one);
    }
    one.derivationsCount = Math.min(one.derivationsCount + ways.count(holder, assignment.roleId, role), mostCounted);
    for (const { viaGroups, viaRoles } of ways.list(holder, assignment.roleId, role)) {
      if (one.derivations.length === mostDerivations) return;
      one.derivations.push({ assignmentId: assignment.id, roleId: assignment.roleId, viaRoles, viaGroups });
    }
  }

  all(): (F & Derived)[] {
    // Stryker disable next-line EqualityOperator: no two keys of a map are the same.
    return [...this.found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  }
}

/** The ways from a principal up to a holder, and from a role down to one that it includes. */
class Ways {
  private readonly groups: Paths<PrincipalId>;
  private readonly roles = new Map<RoleId, Paths<RoleId>>();

  constructor(
    private readonly graph: AccessGraph,
    principal: PrincipalId,
  ) {
    this.groups = new Paths<PrincipalId>(principal, (from) => graph.groupsAbove(from));
  }

  count(holder: PrincipalId, given: RoleId, role: RoleId): number {
    return this.groups.count(holder) * this.rolesFrom(given).count(role);
  }

  *list(holder: PrincipalId, given: RoleId, role: RoleId) {
    for (const groups of this.groups.to(holder))
      for (const viaRoles of this.rolesFrom(given).to(role))
        yield { viaGroups: groups as readonly GroupId[], viaRoles };
  }

  private rolesFrom(role: RoleId): Paths<RoleId> {
    let paths = this.roles.get(role);
    // Stryker disable next-line ConditionalExpression: what is found again need not be made again; the answer is the same.
    if (paths === undefined) {
      paths = new Paths(role, (from) => this.graph.rolesIncluded(from));
      this.roles.set(role, paths);
    }
    return paths;
  }
}

/**
 * All paths from one point of a net, made one after the other when somebody reads them: there can be very many. None
 * comes twice through the same point, so that a cycle, which only damaged data holds, does no harm.
 */
class Paths<T> {
  private readonly before = new Map<T, T[]>();
  private readonly counts = new Map<T, number>();

  constructor(
    private readonly start: T,
    next: (from: T) => readonly T[],
  ) {
    for (const from of reachable(start, next)) for (const to of next(from)) push(this.before, to, from);
    this.counts.set(start, 1);
  }

  /**
   * How many there are to this end. Beyond a cycle they can't be computed: no more are counted there than are listed.
   */
  count(end: T): number {
    const count = this.counted(end);
    return Number.isNaN(count) ? this.listed(end) : count;
  }

  private listed(end: T): number {
    const paths = this.to(end);
    let count = 0;
    while (count < mostDerivations && !paths.next().done) count++;
    return count;
  }

  // Not a number for a point on a cycle or beyond one: it is met again while it is being counted.
  private counted(end: T): number {
    let count = this.counts.get(end);
    if (count === undefined) {
      this.counts.set(end, NaN);
      count = this.pointsBefore(end).reduce((sum, from) => sum + this.counted(from), 0);
      this.counts.set(end, count);
    }
    return count;
  }

  /** The paths to this end, each without the start. */
  *to(end: T, tail: readonly T[] = []): Generator<readonly T[]> {
    if (end === this.start) {
      yield tail;
      return;
    }
    const path = [end, ...tail];
    for (const from of this.pointsBefore(end))
      if (!Number.isNaN(this.counted(from)) || this.isReached(from, path)) yield* this.to(from, path);
  }

  // Whether there is a way from the start that leaves out this path: without looking, one could get lost in a cycle.
  private isReached(point: T, path: readonly T[]): boolean {
    if (path.includes(point)) return false;
    const free = (from: T) => this.pointsBefore(from).filter((one) => !path.includes(one));
    return reachable(point, free).has(this.start);
  }

  private pointsBefore(point: T): readonly T[] {
    // Stryker disable next-line ArrayDeclaration: asked of the start alone, and what is before it leads nowhere.
    return this.before.get(point) ?? [];
  }
}

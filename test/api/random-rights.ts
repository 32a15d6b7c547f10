import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import type {
  AssignRoleInput,
  DeleteRoleInput,
  MoveDomainInput,
  RevokeRoleInput,
  ScopeInput,
  UpdateRoleInput,
} from '../support/generated/test-documents.js';
import { World } from '../support/builders.js';
import { insertRows } from '../support/insert-world.js';
import { builtInRole } from './companies.js';

/** A change of rights. */
export type Step =
  | { readonly kind: 'assign'; readonly input: AssignRoleInput }
  | { readonly kind: 'revoke'; readonly input: RevokeRoleInput }
  | { readonly kind: 'update'; readonly input: UpdateRoleInput }
  | { readonly kind: 'delete'; readonly input: DeleteRoleInput }
  | { readonly kind: 'move'; readonly input: MoveDomainInput };

const permissions = ['page:read', 'page:write', 'page:delete', 'user:read', 'group:read', 'role:read'];

/**
 * A made-up tenant: people in nested groups, roles that include others, given on scopes of all kinds; and changes of it, moves of
 * domains among them, of which some are refused. The same for the same seed.
 */
export function foundRandomRights(seed: number) {
  const world = new World();
  const { pick, some } = dice(seed);
  const tenant = world.tenant({ slug: 'random', name: 'Random' });
  const directory = world.directory(tenant);
  const top = world.domain(tenant);
  const below = world.domain(top);
  const beside = world.domain(tenant);
  const within = world.domain(beside);
  const domains = [top, below, beside, within];
  const named = (username: string) => world.user({ username, displayName: username }, directory);
  const [boss, giver, other] = [named('boss'), named('giver'), named('other')];
  const people = Array.from({ length: 4 }, (_, n) => named(`person-${n}`));
  const groups = Array.from({ length: 4 }, () => world.group(directory));
  for (const [n, group] of groups.entries())
    for (const child of groups.slice(n + 1)) if (some(2)) world.nest(group, child);
  for (const person of people) for (const group of groups) if (some(2)) world.member(group, person);
  for (const name of permissions.slice(0, 3)) world.permission(name);
  const roles = Array.from({ length: 6 }, () => world.role(tenant));
  for (const [n, role] of roles.entries()) {
    for (const permission of permissions) if (some(3)) world.rolePermissions.push({ roleId: role.id, permission });
    for (const included of roles.slice(n + 1)) if (some(3)) world.include(role, included);
  }
  const principals = [...people, ...groups];
  // The domains twice: who has a role on the tenant holds it wherever a domain moves.
  const places = [tenant, directory, ...domains, ...domains];
  const taken = new Set<string>();
  for (let n = 0; n < 16; n++) {
    const [who, role, on] = [pick(principals), pick(roles), pick(places)];
    const key = [who.id, role.id, on.id].join();
    if (!taken.has(key)) world.assign(who, role, on);
    taken.add(key);
  }
  world.assign(boss, builtInRole('tenantAdministrator'), tenant);
  // May give the role of members, which takes what it carries, but not ask who has which role.
  const giving = world.role(tenant);
  world.rolePermissions.push({ roleId: giving.id, permission: 'role-assignment:create' });
  world.assign(giver, giving, tenant);
  world.assign(giver, builtInRole('member'), tenant);

  const scopes: readonly ScopeInput[] = [
    { kind: 'TENANT', tenantId: tenant.id },
    { kind: 'DIRECTORY', directoryId: directory.id },
    ...domains.map(({ id }) => ({ kind: 'DOMAIN' as const, domainId: id })),
  ];
  const key = () => ({ principalId: pick(principals).id, roleId: pick(roles).id, scope: pick(scopes) });
  const assigned = () => {
    const { id } = pick(world.assignments.slice(0, -3));
    return { assignmentId: id };
  };
  const contents = (place: number) => ({
    permissions: permissions.filter(() => some(2)),
    includes: roles
      .slice(place + 1)
      .filter(() => some(3))
      .map(({ id }) => id),
  });
  const steps = Array.from({ length: 48 }, (_, n): Step => {
    const place = Math.floor(roles.length / 2) - 1 - (n % 3);
    const role = pick(roles);
    switch (n % 8) {
      case 0:
      case 4:
        return { kind: 'assign', input: key() };
      case 1:
        return { kind: 'update', input: { id: roles[place]?.id as string, ...contents(place) } };
      case 2:
        return { kind: 'revoke', input: assigned() };
      case 3:
      case 5:
      case 6:
        return { kind: 'move', input: { id: pick(domains).id, parentId: pick([null, ...domains])?.id ?? null } };
      default:
        return { kind: 'delete', input: { id: role.id, ifAssigned: 'CASCADE' } };
    }
  });
  const insert = (database: Database): Promise<void> =>
    database.transaction((connection) => insertRows(new SqlSession(connection), world));
  return { tenant, principals: people, other, steps, insert };
}

/** That tenant. */
export type RandomRights = ReturnType<typeof foundRandomRights>;

// Small and the same everywhere: a linear congruential generator.
function dice(seed: number) {
  let state = seed * 2654435761;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
  return {
    pick: <T>(things: readonly T[]): T => things[next() % things.length] as T,
    some: (inTimes: number) => next() % inTimes === 0,
  };
}

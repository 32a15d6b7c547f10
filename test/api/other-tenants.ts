import { World } from '../support/builders.js';
import { moments, type Companies } from './companies.js';

/** Something with an id. */
export interface Thing {
  readonly id: string;
}

/** Everything that is not Acme's, or has ended: what nobody may learn of who sees Acme alone. */
export function foreignThings({ world, acme, globex, initech }: Companies): Thing[] {
  const foreign = new Set<string | null>([globex.tenant.id, initech.tenant.id]);
  const ofForeign = (one: { readonly tenantId: string | null }) => foreign.has(one.tenantId);
  return [
    ...world.tenants.filter(({ id }) => foreign.has(id)),
    ...[world.directories, world.domains, world.groups, world.roles, world.serviceAccounts].flatMap((things) =>
      (things as readonly (Thing & { readonly tenantId: string | null })[]).filter(ofForeign),
    ),
    ...[globex.users.eve, initech.users.ivy, acme.users.fay],
    ...world.assignments.filter(({ scope, expiresAt }) => ofForeign(scope) || expiresAt === moments.ended),
  ];
}

/** The same world without some things and all that refers to them; who made something is merely not known then. */
export function without(world: World, things: readonly Thing[]): World {
  const hidden = new Set<unknown>(things.map(({ id }) => id));
  const left = new World();
  for (const [key, list] of Object.entries(world) as [string, unknown][]) {
    if (!Array.isArray(list)) continue;
    const rows = (list as object[]).map((row) => withoutMakers(row, hidden));
    (left[key as keyof World] as unknown as object[]).push(...rows.filter((row) => !mentions(row, hidden)));
  }
  return left;
}

function mentions(row: object, hidden: ReadonlySet<unknown>): boolean {
  return Object.values(row).some(
    (value: unknown) => hidden.has(value) || (typeof value === 'object' && value !== null && mentions(value, hidden)),
  );
}

function withoutMakers(row: object, hidden: ReadonlySet<unknown>): object {
  const makers = ['createdBy', 'addedBy'] as const;
  const values: Readonly<Record<string, unknown>> = { ...row };
  const unknown = makers.filter((maker) => hidden.has(values[maker]));
  return { ...values, ...Object.fromEntries(unknown.map((maker) => [maker, null])) };
}

const entityTypes: Readonly<Record<string, string>> = {
  usr: 'User',
  grp: 'Group',
  svc: 'ServiceAccount',
  rol: 'Role',
  asg: 'RoleAssignment',
  ten: 'Tenant',
  dir: 'Directory',
  dom: 'Domain',
};

/** Lists and counts that are narrowed by something whose id the caller knows, as GraphQL fields. */
const narrowings: Readonly<Record<string, (id: string) => readonly string[]>> = {
  ten: (id) => [
    `usersCount(tenantId: ${id})`,
    `groupsCount(tenantId: ${id})`,
    `userStats(tenantId: ${id}) { total }`,
    `groupStats(tenantId: ${id}) { total }`,
    ...lists(
      `(tenantId: ${id})`,
      'principals',
      'roles',
      'domains',
      'directories',
      'serviceAccounts',
      'roleAssignments',
    ),
  ],
  dir: (id) => [
    `usersCount(filter: { inDirectory: ${id} })`,
    `groupsCount(filter: { directoryId: { eq: ${id} } })`,
    ...lists(`(filter: { not: { directoryId: { eq: ${id} } } })`, 'groups', 'roleAssignments'),
  ],
  dom: (id) => [
    `usersCount(filter: { hasAccessTo: ${id} })`,
    `groupsCount(filter: { hasAccessTo: ${id} })`,
    ...lists(`(filter: { or: [{ under: ${id} }, { parentId: { notIn: [${id}] } }] })`, 'domains'),
    ...lists(`(filter: { or: [{ coversDomain: ${id} }, { domainId: { ne: ${id} } }] })`, 'roleAssignments'),
  ],
  grp: (id) => [
    ...bothWays((transitive) => [
      `usersCount(filter: { memberOf: { groupId: ${id}, transitive: ${transitive} } })`,
      ...lists(`(filter: { not: { memberOf: { groupId: ${id}, transitive: ${transitive} } } })`, 'principals'),
    ]),
    `groupsCount(filter: { under: ${id} })`,
    ...lists(`(filter: { principalId: { in: [${id}] } })`, 'roleAssignments'),
  ],
  usr: (id) => memberships(id),
  svc: (id) => memberships(id),
  rol: (id) => [
    ...bothWays((transitive) => [
      `usersCount(filter: { hasRole: { roleId: ${id}, transitive: ${transitive} } })`,
      `groupsCount(filter: { not: { hasRole: { roleId: ${id}, transitive: ${transitive} } } })`,
      ...lists(`(filter: { hasRole: { roleId: ${id}, transitive: ${transitive} } })`, 'principals'),
    ]),
    ...lists(`(filter: { not: { roleId: { eq: ${id} } } })`, 'roleAssignments'),
  ],
  asg: (id) => lists(`(filter: { id: { ne: ${id} } })`, 'roleAssignments'),
};

function memberships(id: string): readonly string[] {
  return bothWays((transitive) => [
    `groupsCount(filter: { hasMember: { principalId: ${id}, transitive: ${transitive} } })`,
    `groupsCount(filter: { not: { hasMember: { principalId: ${id}, transitive: ${transitive} } } })`,
  ]);
}

function bothWays(ask: (transitive: boolean) => readonly string[]): readonly string[] {
  return [false, true].flatMap(ask);
}

function lists(narrowed: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => `${name}${narrowed} { totalCount nodes { id } }`);
}

/** An operation that asks in every way for something whose id the caller knows; `node` and `entities` are it itself. */
export function askedInEveryWay({ id }: Thing): string {
  const prefix = id.slice(0, 3);
  const text = JSON.stringify(id);
  const fields = (narrowings[prefix]?.(text) ?? []).map((field, n) => `q${n}: ${field}`);
  const representation = `{ __typename: "${entityTypes[prefix]}", id: ${text} }`;
  return `{ ${fields.join(' ')} node(id: ${text}) { id }
    entities: _entities(representations: [${representation}]) { __typename } }`;
}

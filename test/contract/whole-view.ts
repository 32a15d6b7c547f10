import { everything, type ListQuery } from '../../src/core/kernel/condition.js';
import type { Page, PageRequest } from '../../src/core/kernel/page.js';
import type { World } from '../support/builders.js';
import type { Stores } from './contract.js';
import type { ListModel } from './expected-list.js';
import { assignmentList, domainList, groupList, roleList, serviceAccountList, userList } from './list-models.js';
import type { SeenWorld } from './seen-world.js';

const whole: PageRequest = { limit: 1000, backwards: false };

/** A question to the stores, with a name by which its answer is known. */
export type Question = readonly [name: string, ask: (stores: Stores) => Promise<unknown>];

/** Everything that can be asked about the things of a world: all lists, all that is below them, all filters, all look-ups. */
export function questionsAbout(seen: SeenWorld): Question[] {
  const { world } = seen;
  return [...lists(seen), ...relations(world), ...lookUps(world)];
}

type Listed = (query: ListQuery, page: PageRequest) => Promise<Page<unknown>>;

function lists(seen: SeenWorld): Question[] {
  return [
    ...filtered('users', userList(seen), ({ users }) => users.page.bind(users)),
    ...filtered('serviceAccounts', serviceAccountList(seen), ({ serviceAccounts: s }) => s.page.bind(s)),
    ...filtered('groups', groupList(seen), ({ groups }) => groups.page.bind(groups)),
    ...filtered('domains', domainList(seen), ({ domains }) => domains.page.bind(domains)),
    ...filtered('roles', roleList(seen), ({ roles }) => roles.page.bind(roles)),
    ...filtered('assignments', assignmentList(seen), ({ assignments }) => assignments.page.bind(assignments)),
    ['principals', ({ principals }) => principals.page(everything, whole)],
    ['tenants', ({ tenants }) => tenants.page(everything, whole)],
    ['directories', ({ directories }) => directories.page(everything, whole)],
    ['permissions', ({ permissions }) => permissions.page(everything, whole)],
    ['user statistics', ({ users }) => users.statistics(everything)],
    ['roles of users', ({ assignments }) => assignments.rolesOfUsers(everything, 100)],
    ['group statistics', ({ groups }) => groups.statistics(everything)],
    ['assignments count', ({ assignments }) => assignments.count(everything)],
  ];
}

// The list as a whole, and with everything that it can be filtered by beyond fields.
function filtered<T>(name: string, list: ListModel<T>, listed: (stores: Stores) => Listed): Question[] {
  const conditions = Object.entries(list.relations).flatMap(([relation, { asked }]) =>
    asked.map((args) => ({ kind: 'relation', relation, arguments: args }) as const),
  );
  return [
    [name, (stores) => listed(stores)(everything, whole)],
    ...conditions.map((condition): Question => [
      `${name} by ${JSON.stringify(condition)}`,
      (stores) => listed(stores)({ condition, orderBy: [] }, whole),
    ]),
  ];
}

function relations(world: World): Question[] {
  const ids = <T extends { readonly id: unknown }>(...things: (readonly T[])[]): T['id'][] =>
    things.flat().map(({ id }) => id);
  const [tenants, directories, domains] = [ids(world.tenants), ids(world.directories), ids(world.domains)];
  const [groups, roles, users] = [ids(world.groups), ids(world.roles), ids(world.users)];
  const members = [...users, ...ids(world.serviceAccounts)];
  const bothWays = [false, true].flatMap((transitive): Question[] => [
    [`children ${transitive}`, (stores) => stores.domains.pagesOfChildren(domains, transitive, everything, whole)],
    [
      `groups of members ${transitive}`,
      (stores) => stores.groups.pagesOfMembers(members, transitive, everything, whole),
    ],
    [`members ${transitive}`, (stores) => stores.groups.memberPages(groups, transitive, everything, whole)],
    [`member counts ${transitive}`, (stores) => stores.groups.memberCounts(groups, transitive, everything)],
    [`groups above ${transitive}`, (stores) => stores.groups.nestedPages(groups, 'up', transitive, everything, whole)],
    [
      `groups below ${transitive}`,
      (stores) => stores.groups.nestedPages(groups, 'down', transitive, everything, whole),
    ],
    [`permissions ${transitive}`, (stores) => stores.roles.permissions(roles, transitive)],
    [`included roles ${transitive}`, (stores) => stores.roles.includes(roles, transitive)],
    [
      `holders ${transitive}`,
      (stores) => stores.assignments.holderPages(roles, { transitive, place: null }, everything, whole),
    ],
  ]);
  return [
    ...bothWays,
    ['directories of tenants', (stores) => stores.directories.pagesOfTenants(tenants, everything, whole)],
    ['domains of tenants', (stores) => stores.domains.pagesOfTenants(tenants, everything, whole)],
    ['groups of tenants', (stores) => stores.groups.pagesOfTenants(tenants, everything, whole)],
    ['groups of directories', (stores) => stores.groups.pagesOfDirectories(directories, everything, whole)],
    ['tenants of users', (stores) => stores.users.tenantPages(users, everything, whole)],
    ['users of tenants', (stores) => stores.users.pagesOfTenants(tenants, everything, whole)],
    ['users of directories', (stores) => stores.users.pagesOfDirectories(directories, everything, whole)],
    [
      'assignments of principals',
      ({ assignments: a }) => a.pagesOfPrincipals([...members, ...groups], everything, whole),
    ],
    ['assignments of roles', (stores) => stores.assignments.pagesOfRoles(roles, everything, whole)],
  ];
}

function lookUps(world: World): Question[] {
  const users = world.users.map(({ id }) => id);
  const members = [...world.users, ...world.serviceAccounts].map(({ id }) => id);
  const between = world.groups.flatMap(({ id: groupId }) => members.map((memberId) => ({ groupId, memberId })));
  const places = users.flatMap((userId) => world.tenants.map(({ id: tenantId }) => ({ userId, tenantId })));
  return [
    ['users by id', (stores) => stores.users.byKeys(users.map((id) => ({ by: 'id', id })))],
    ['principals by id', ({ principals }) => principals.byIds([...members, ...world.groups.map(({ id }) => id)])],
    ['assignments by id', ({ assignments }) => assignments.byIds(world.assignments.map(({ id }) => id))],
    ['places', (stores) => stores.users.places(users)],
    ['places in tenants', (stores) => stores.users.directoryAccesses(places)],
    ['identities', (stores) => stores.users.externalIdentities(users)],
    ['groups between', (stores) => stores.groups.via(between)],
    ['domain paths', (stores) => stores.access.domainPaths(world.domains.map(({ id }) => id))],
  ];
}

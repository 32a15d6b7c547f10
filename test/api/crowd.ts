import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { longAgo, World } from '../support/builders.js';
import { insertRows } from '../support/insert-world.js';

/** How many there are of everything in the crowd, at every level: more than a page can hold. */
export const crowdSize = 104;

/**
 * A tenant in which everything has many of everything, so that a page of any list is full: everybody (people and service
 * accounts) is in every group and has every role, and so have the groups, which all lie in one and hold one.
 */
export function gatherCrowd() {
  const world = new World();
  const many = <T>(make: (n: number) => T): T[] => Array.from({ length: crowdSize }, (_, n) => make(n));
  const tenant = world.tenant({ slug: 'crowd' });
  const directories = many(() => world.directory(tenant));
  const [main = directories[0]] = directories;
  if (main === undefined) throw new Error('A crowd has a directory.');
  const people = many((n) => world.user({ username: `someone-${n}` }, main, directories[1] ?? main));
  const robots = many(() => world.serviceAccount(tenant));
  const [top, bottom] = [world.group(main), world.group(main)];
  const groups = many(() => world.group(main));
  const [root] = [world.domain(tenant)];
  const domains = many(() => world.domain(root));
  const permissions = many((n) => world.permission(`crowd:p${n}`));
  const base = world.role(tenant);
  const roles = many(() => world.role(tenant));
  world.allow(base, ...permissions);
  for (const domain of domains) world.domain(domain);
  for (const role of roles) {
    world.include(role, base);
    world.allow(role, ...permissions.slice(0, 3));
  }
  for (const group of groups) {
    world.nest(top, group);
    world.nest(group, bottom);
    for (const member of [...people, ...robots]) world.member(group, member, { addedBy: people[0]?.id ?? null });
  }
  for (const [n, role] of roles.entries())
    for (const holder of [...people, ...robots, ...groups])
      world.assign(holder, role, domains[n] ?? root, { createdBy: people[0]?.id ?? null });
  // The first hundred are of a hundred people.
  const tokens = many(() => [...people, ...robots].map((owner) => world.token(owner, { tenantId: tenant.id }))).flat();
  const scope = { kind: 'TENANT', tenantId: tenant.id, directoryId: null, domainId: null } as const;
  many((n) =>
    world.invitation(main, {
      roles: roles.slice(n).map(({ id }) => ({ roleId: id, scope })),
      groupIds: groups.slice(n).map(({ id }) => id),
      createdBy: people[n]?.id ?? null,
      acceptedBy: people[n]?.id ?? null,
      acceptedAt: longAgo,
    }),
  );
  const insert = (database: Database): Promise<void> =>
    database.transaction((connection) => insertRows(new SqlSession(connection), world));
  const { assignments } = world;
  const first = [people, groups, robots, roles, assignments, [tenant], [main], domains, tokens].map(
    ([thing]) => thing?.id,
  );
  return {
    tenant,
    main,
    people,
    robots,
    groups,
    top,
    bottom,
    root,
    domains,
    base,
    roles,
    assignments,
    tokens,
    invitation: world.invitations[0],
    oneOfEachKind: first,
    insert,
  };
}

import type { DesiredTenant } from '../../src/core/provisioning/desired-tenant.js';
import { readGithubOrg } from '../../src/importing/github-org/read-github-org.js';

/** A team, by names: what the graph should say of the group that was made of it. */
export interface Team {
  readonly tenant: string;
  readonly name: string;
  readonly description: string | null;
  readonly parents: readonly string[];
  readonly children: readonly string[];
  /** With the groups above those, and below. */
  readonly ancestors: readonly string[];
  readonly descendants: readonly string[];
  /** `name` or `name*` for an owner. */
  readonly members: readonly string[];
  /** Of the team and of all below it, nobody twice. */
  readonly everybody: readonly string[];
  /** `role on repository`. */
  readonly grants: readonly string[];
}

/** What the files of the Kubernetes organisation say, worked out without a database. Lists are sorted. */
export interface KubernetesModel {
  readonly tenants: readonly string[];
  readonly teams: readonly Team[];
  /** Slugs of tenants by user name. */
  readonly access: ReadonlyMap<string, readonly string[]>;
  readonly repositories: readonly string[];
  /** `tenant: user name`. */
  readonly administrators: readonly string[];
}

/** Reads the files. */
export async function kubernetesModel(path: string): Promise<KubernetesModel> {
  const { organizations } = await readGithubOrg(path);
  const tenants = organizations.flatMap(({ desired }) => (desired ? [desired] : []));
  const access = new Map<string, string[]>();
  for (const { slug, people } of tenants)
    for (const { username } of people.values()) access.set(username, [...(access.get(username) ?? []), slug]);
  return {
    tenants: tenants.map(({ slug }) => slug).sort(),
    teams: tenants.flatMap(teamsOf),
    access,
    repositories: tenants
      .flatMap(({ slug, domains }) => [...domains.values()].map(({ name }) => `${slug}/${name}`))
      .sort(),
    administrators: tenants.flatMap(administratorsOf).sort(),
  };
}

function administratorsOf({ slug, assignments, people }: DesiredTenant): string[] {
  return [...assignments.values()]
    .filter(({ role }) => role.kind === 'SYSTEM')
    .map(({ principal }) => `${slug}: ${people.get(principal.key)?.username}`);
}

function teamsOf(tenant: DesiredTenant): Team[] {
  const { groups, memberships, assignments, people, roles, domains } = tenant;
  const parentsOf = (key: string) => groups.get(key)?.parents ?? [];
  const childrenOf = (key: string) =>
    [...groups.values()].filter((one) => one.parents.includes(key)).map((one) => one.key);
  const names = (keys: Iterable<string>) => [...keys].map((key) => groups.get(key)?.name ?? '').sort();
  const within = (keys: readonly string[]) => [...memberships.values()].filter(({ group }) => keys.includes(group));
  const nameOf = (person: string) => people.get(person)?.username ?? '';
  return [...groups.values()].map(({ key, name, description }) => {
    const descendants = reachable(key, childrenOf);
    return {
      tenant: tenant.slug,
      name,
      description,
      parents: names(parentsOf(key)),
      children: names(childrenOf(key)),
      ancestors: names(reachable(key, parentsOf)),
      descendants: names(descendants),
      members: within([key])
        .map(({ person, role }) => nameOf(person) + (role === 'OWNER' ? '*' : ''))
        .sort(),
      everybody: [...new Set(within([key, ...descendants]).map(({ person }) => nameOf(person)))].sort(),
      grants: [...assignments.values()]
        .filter(({ principal }) => principal.kind === 'GROUP' && principal.key === key)
        .map(({ role, domain }) => `${roles.get(role.key)?.name} on ${domains.get(domain ?? '')?.name}`)
        .sort(),
    };
  });
}

function reachable(from: string, next: (key: string) => readonly string[]): string[] {
  const found = new Set<string>(next(from));
  // A set goes on to what is added while it is walked through.
  for (const key of found) for (const further of next(key)) found.add(further);
  return [...found];
}

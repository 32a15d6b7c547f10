import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What teams may be given on a repository, the least first: whoever has one has those before it. */
export const levels = ['read', 'triage', 'write', 'maintain', 'admin'] as const;

/** What the files of an organisation say about who may do what, by GitHub's own rule. */
export interface TeamRights {
  readonly repositories: readonly string[];
  /** The logins of everybody in the organisation, in lower case. */
  readonly people: readonly string[];
  /** The highest level of somebody on a repository, in lower case by `login repository`; none where there is none. */
  readonly highest: ReadonlyMap<string, (typeof levels)[number]>;
  /** Every way to a level on a repository, by `login repository level`: `team > team above: level > lower level`. */
  readonly ways: ReadonlyMap<string, readonly string[]>;
}

interface Team {
  readonly maintainers?: readonly string[];
  readonly members?: readonly string[];
  readonly repos?: Readonly<Record<string, (typeof levels)[number]>>;
  readonly teams?: Teams;
}
type Teams = Readonly<Record<string, Team>> | null;

interface Organization {
  readonly admins?: readonly string[];
  readonly members?: readonly string[];
  readonly teams?: Teams;
}

/**
 * Reads the files of one organisation as plain YAML, with nothing of the product: a team's level on a repository counts for
 * its own members and those of its child teams at any depth, and the highest of the five wins.
 */
export function teamRights(folder: string): TeamRights {
  const files = readdirSync(folder)
    .map((name) => join(folder, name, 'teams.yaml'))
    .filter((file) => existsSync(file));
  const organization = read(join(folder, 'org.yaml')) as Organization;
  const [highest, ways] = [new Map<string, (typeof levels)[number]>(), new Map<string, string[]>()];
  const [repositories, people] = [new Set<string>(), new Set<string>()];
  for (const login of [...(organization.admins ?? []), ...(organization.members ?? [])])
    people.add(login.toLowerCase());

  const grant = (login: string, repository: string, level: (typeof levels)[number], teams: readonly string[]) => {
    const key = `${login} ${repository}`;
    const known = highest.get(key);
    if (known === undefined || levels.indexOf(known) < levels.indexOf(level)) highest.set(key, level);
    for (let n = levels.indexOf(level); n >= 0; n--) {
      const roles = levels.slice(n, levels.indexOf(level) + 1).reverse();
      const way = `${teams.join(' > ')}: ${roles.join(' > ')}`;
      ways.set(`${key} ${levels[n]}`, [...(ways.get(`${key} ${levels[n]}`) ?? []), way]);
    }
  };
  // `above` are the teams around this one, the nearest first.
  const walk = (teams: Teams | undefined, above: readonly (readonly [name: string, team: Team])[]) => {
    for (const [name, team] of Object.entries(teams ?? {})) {
      const chain = [[name, team] as const, ...above];
      for (const repository of Object.keys(team.repos ?? {})) repositories.add(repository.toLowerCase());
      for (const member of new Set(
        [...(team.maintainers ?? []), ...(team.members ?? [])].map((one) => one.toLowerCase()),
      )) {
        people.add(member);
        chain.forEach(([, { repos }], n) => {
          for (const [repository, level] of Object.entries(repos ?? {}))
            grant(
              member,
              repository.toLowerCase(),
              level,
              chain.slice(0, n + 1).map(([team]) => team),
            );
        });
      }
      walk(team.teams, chain);
    }
  };
  walk(organization.teams, []);
  for (const file of files) walk((read(file) as Organization).teams, []);
  return { repositories: [...repositories].sort(), people: [...people].sort(), highest, ways };
}

function read(file: string): unknown {
  return parse(readFileSync(file, 'utf8'));
}

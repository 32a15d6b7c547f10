import { join } from 'node:path';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import { kubernetesOrgPath } from '../support/shared-data.js';
import { levels, teamRights, type TeamRights } from './team-rights.js';

// Far more is asked at once than anybody may.
const config = {
  DENIZEN_MAX_COST: '100000000',
  DENIZEN_MAX_TOKENS: '100000',
  DENIZEN_MAX_ALIASES: '1000',
  DENIZEN_REQUEST_TIMEOUT_MS: '60000',
};

interface Chain {
  readonly role: { readonly name: string };
  readonly viaRoles: readonly { readonly name: string }[];
  readonly viaGroups: readonly { readonly name: string }[];
}
interface Right {
  readonly scope: { readonly domain: { readonly path: string } | null };
  readonly derivationsCount: number;
  readonly derivations: readonly Chain[];
}
interface PageOf<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Node[];
}
type Person = { readonly username: string } & Readonly<Record<string, unknown>>;

const chains = 'derivationsCount derivations { role { name } viaRoles { name } viaGroups { name } }';

function waysOf(derivations: readonly Chain[]): string[] {
  const names = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name).join(' > ');
  return derivations
    .map(({ role, viaRoles, viaGroups }) => `${names(viaGroups)}: ${names([role, ...viaRoles])}`)
    .sort();
}

/** Everything of several lists, each to its last page; lists are written as what makes them the next page is given. */
async function allOf<Node>(app: App, lists: readonly ((after: string) => string)[]): Promise<Node[][]> {
  const found = lists.map((): Node[] => []);
  let next = lists.map((_, n) => ({ n, after: '' }));
  while (next.length > 0) {
    // As many lists at once as one request may have, less than it could.
    const [now, later] = [next.slice(0, 25), next.slice(25)];
    const fields = now.map(({ n, after }) => `l${n}: ${lists[n]?.(after)}`);
    const answer = await app.graphql<Readonly<Record<string, PageOf<Node>>>>(`{ ${fields.join('\n')} }`);
    expect(answer.errors).toBeUndefined();
    const further = now.flatMap(({ n }) => {
      const page = answer.data?.[`l${n}`];
      found[n]?.push(...(page?.nodes ?? []));
      return page?.pageInfo.hasNextPage === true ? [{ n, after: `after: "${page.pageInfo.endCursor}",` }] : [];
    });
    next = [...later, ...further];
  }
  return found;
}

/** Everything of one list. */
async function all<Node>(app: App, list: (after: string) => string): Promise<Node[]> {
  return (await allOf<Node>(app, [list]))[0] ?? [];
}

/** The id of a tenant, and those of its repositories by their names. */
async function placesOf(app: App, slug: string) {
  const { data } = await app.graphql<{ readonly tenant: { readonly id: string } }>(
    `{ tenant(slug: "${slug}") { id } }`,
  );
  const tenantId = data?.tenant.id ?? '';
  const domains = await all<{ readonly id: string; readonly path: string }>(
    app,
    (after) =>
      `domains(first: 100, ${after} tenantId: "${tenantId}") { pageInfo { hasNextPage endCursor } nodes { id path } }`,
  );
  return { tenantId, repositories: new Map(domains.map(({ id, path }) => [path.toLowerCase(), id])) };
}

/** Whether somebody may do something by GitHub's rule: whoever has a level has all before it. */
function mayByRule(rights: TeamRights, login: string, repository: string, level: (typeof levels)[number]): boolean {
  const highest = rights.highest.get(`${login} ${repository}`);
  return highest !== undefined && levels.indexOf(highest) >= levels.indexOf(level);
}

/** Everybody, or of very many those a hundred of whom most may do something. */
function sampleOf({ people, highest }: TeamRights): readonly string[] {
  const able = new Set([...highest.keys()].map((key) => key.split(' ')[0]));
  const those = (may: boolean) => people.filter((login) => able.has(login) === may);
  return people.length <= 100 ? people : [...those(true).slice(0, 80), ...those(false).slice(0, 20)].sort();
}

function kubernetesTests(path: string, dialect: App['dialect']): void {
  let app: App;
  beforeAll(async () => {
    app = await startApp(dialect, { seed: 'kubernetes', config });
  });
  afterAll(() => app.stop());

  it('gives everybody what their teams give them on repositories, and names the teams', async () => {
    const rights = teamRights(join(path, 'kubernetes'));
    const { tenantId } = await placesOf(app, 'kubernetes');
    const fields = levels
      .map(
        (level) =>
          `${level}: effectivePermissions(tenantId: "${tenantId}", permission: "repo:${level}") { scope { domain { path } } ${chains} }`,
      )
      .join('\n');
    const people = await all<Person>(
      app,
      (after) =>
        `users(first: 100, ${after} tenantId: "${tenantId}") { pageInfo { hasNextPage endCursor } nodes { username ${fields} } }`,
    );
    expect(people.map(({ username }) => username.toLowerCase()).sort()).toEqual(rights.people);
    const found = new Map<string, readonly string[]>();
    for (const person of people)
      for (const level of levels)
        for (const { scope, derivations, derivationsCount } of person[level] as readonly Right[]) {
          expect(derivations).toHaveLength(derivationsCount);
          found.set(`${person.username} ${scope.domain?.path} ${level}`.toLowerCase(), waysOf(derivations));
        }
    const expected = new Map([...rights.ways].map(([key, ways]) => [key, [...ways].sort()]));
    expect(found.size).toBeGreaterThan(500);
    expect(found).toEqual(expected);
    // Some come through a team that lies in another.
    expect([...found.values()].flat().filter((way) => / > .*:/.test(way)).length).toBeGreaterThan(5);
  });

  it.each(['kubernetes', 'etcd-io'])(
    'answers whoCan and can alike, and by GitHub’s rule, on every repository of %s',
    async (slug) => {
      const rights = teamRights(join(path, slug));
      const { tenantId, repositories } = await placesOf(app, slug);
      expect([...repositories.keys()].sort()).toEqual(rights.repositories);
      const pairs = [...repositories].flatMap(([name, id]) => levels.map((level) => ({ name, id, level })));
      const may = pairs
        .map(({ id, level }, n) => `a${n}: can(permission: "repo:${level}", domainId: "${id}")`)
        .join('\n');
      const sample = sampleOf(rights);
      const narrowed = `tenantId: "${tenantId}", filter: { username: { in: ${JSON.stringify(sample)} } }`;
      const people = await all<Person>(
        app,
        (after) =>
          `users(first: 100, ${after} ${narrowed}) { pageInfo { hasNextPage endCursor } nodes { username ${may} } }`,
      );
      expect(people).toHaveLength(sample.length);
      const able = await allOf<{ readonly username: string }>(
        app,
        pairs.map(
          ({ id, level }) =>
            (after) =>
              `whoCan(permission: "repo:${level}", domainId: "${id}", first: 100, ${after} filter: { kind: { eq: USER } }) {
          pageInfo { hasNextPage endCursor } nodes { ... on User { username } } }`,
        ),
      );
      const sorted = (those: readonly { readonly username: string }[] = []) =>
        those.map(({ username }) => username.toLowerCase()).sort();
      let yes = 0;
      for (const [n, { name, level }] of pairs.entries()) {
        const about = `repo:${level} on ${name}`;
        const byRule = rights.people.filter((login) => mayByRule(rights, login, name, level));
        const can = sorted(people.filter((person) => person[`a${n}`] === true));
        expect([about, can]).toEqual([about, byRule.filter((login) => sample.includes(login))]);
        expect([about, sorted(able[n])]).toEqual([about, byRule]);
        yes += byRule.length;
      }
      expect(yes).toBeGreaterThan(100);
    },
    240_000,
  );
}

const path = kubernetesOrgPath();
if (path !== undefined)
  describe.each(dialects)('the Kubernetes organisation, on %s,', (dialect) => kubernetesTests(path, dialect));
else it('the Kubernetes organisation was NOT TESTED: its files are not there', () => {});

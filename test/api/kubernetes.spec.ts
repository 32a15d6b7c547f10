import { kubernetesOrgPath } from '../support/shared-data.js';
import {
  AdministratorsDocument,
  InstanceCountsDocument,
  PeopleDocument,
  PeopleWithRightsDocument,
  RepositoriesDocument,
  RepositoryRolesDocument,
  TeamsDocument,
  type TeamsQuery,
} from '../support/generated/test-documents.js';
import type { App, Operation } from '../support/app.js';
import { Everywhere } from './everywhere.js';
import { kubernetesModel, type KubernetesModel, type Team } from './kubernetes-model.js';

interface PageOf<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Node[];
}

/** Everything of a list, page by page, each of which must take so many statements. */
async function all<Data, Node, Variables extends object>(
  app: App,
  statements: number,
  operation: Operation<Data, Variables>,
  pageOf: (data: Data) => PageOf<Node>,
  variables: Variables,
): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const { data, errors, extensions } = await app.graphql<Data, Variables>(operation, { ...variables, after });
    expect(errors).toBeUndefined();
    expect(extensions?.stats?.sqlStatements).toBe(statements);
    const page = pageOf(data as Data);
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

const names = (nodes: readonly { readonly name: string }[]) => nodes.map(({ name }) => name).sort();
const byName = (a: { tenant: string; name: string }, b: { tenant: string; name: string }) =>
  `${a.tenant} ${a.name}` < `${b.tenant} ${b.name}` ? -1 : 1;

function teamOf(group: TeamsQuery['groups']['nodes'][number]) {
  const { name, description, tenant, members, roleAssignments } = group;
  expect(group.directory).toEqual({ isDefault: true, tenant });
  return {
    tenant: tenant.slug,
    name,
    description,
    above: names(group.parents.nodes),
    below: names(group.children.nodes),
    count: members.totalCount,
    owners: members.edges
      .filter(({ role }) => role === 'OWNER')
      .map(({ node }) => node.displayName)
      .sort(),
    members: members.edges.map(({ node }) => node.displayName).sort(),
    grants: roleAssignments.nodes.map(({ role, scope }) => `${role.name} on ${scope.domain?.path}`).sort(),
  };
}

// What a page of at most 100 members shows of a larger team is not said here.
function expectedTeam({ tenant, name, description, grants, ...team }: Team, transitive: boolean) {
  const people = transitive ? team.everybody : team.members.map((one) => one.replace('*', ''));
  return {
    tenant,
    name,
    description,
    above: transitive ? team.ancestors : team.parents,
    below: transitive ? team.descendants : team.children,
    count: people.length,
    owners: team.members.filter((one) => one.endsWith('*')).map((one) => one.slice(0, -1)),
    members: people,
    grants,
  };
}

function kubernetesTests(path: string): void {
  let everywhere: Everywhere;
  let model: KubernetesModel;
  beforeAll(async () => {
    model = await kubernetesModel(path);
    // How long the many large pages take that are asked for at once is not asked here.
    const config = { DENIZEN_MAX_COST: '10000000', DENIZEN_STATEMENT_TIMEOUT_MS: '60000' };
    everywhere = await Everywhere.start({
      seed: 'kubernetes',
      config: { ...config, DENIZEN_REQUEST_TIMEOUT_MS: '60000' },
    });
  });
  afterAll(() => everywhere.stop());

  it.each([false, true])('has each team with its nesting, people and rights (transitive: %s)', async (transitive) => {
    const small = (team: { readonly count: number }) => team.count <= 100;
    const expected = model.teams.map((team) => expectedTeam(team, transitive)).sort(byName);
    for (const app of everywhere.apps) {
      const groups = await all(app, 10, TeamsDocument, ({ groups }) => groups, { transitive });
      const teams = groups.map(teamOf).sort(byName);
      expect(teams).toHaveLength(766);
      expect(teams.filter(small)).toEqual(expected.filter(small));
      expect(teams.map(({ count }) => count)).toEqual(expected.map(({ count }) => count));
    }
  });

  it('has everybody, with access to the tenants whose files name them', async () => {
    for (const app of everywhere.apps) {
      const users = await all(app, 6, PeopleDocument, ({ users }) => users, {});
      const imported = users.filter(({ managementSource }) => managementSource === 'IMPORTED');
      expect(new Set(imported.map(({ status }) => status))).toEqual(new Set(['ACTIVE']));
      const access = imported.map(
        ({ username, tenants }) => [username, tenants.nodes.map(({ slug }) => slug)] as const,
      );
      expect(new Map(access)).toEqual(model.access);
      expect(users.filter((one) => !imported.includes(one)).map(({ username }) => username)).toEqual(['root']);
    }
  });

  it('has each repository as a root of the tree of domains', async () => {
    for (const app of everywhere.apps) {
      const domains = await all(app, 3, RepositoriesDocument, ({ domains }) => domains, {});
      expect(domains.map(({ path, tenant }) => `${tenant.slug}/${path}`).sort()).toEqual(model.repositories);
      for (const { parent, managementSource } of domains)
        expect({ parent, managementSource }).toEqual({ parent: null, managementSource: 'IMPORTED' });
    }
  });

  it('has the administrators of each organisation', async () => {
    for (const app of everywhere.apps) {
      const given = await all(app, 4, AdministratorsDocument, ({ roleAssignments }) => roleAssignments, {});
      expect(given.map(({ scope, principal }) => `${scope.tenant?.slug}: ${principal?.displayName}`).sort()).toEqual(
        model.administrators,
      );
      expect(new Set(given.map(({ role }) => JSON.stringify(role)))).toEqual(
        new Set([JSON.stringify({ name: 'Tenant administrator', type: 'SYSTEM', tenant: null })]),
      );
    }
  });

  it('counts as many of everything as the files describe', async () => {
    const { data, statements } = await everywhere.ask(InstanceCountsDocument);
    expect(statements).toBe(26);
    expect(data).toMatchObject({
      // Whoever asks is there as well.
      usersCount: 1510,
      groupsCount: 766,
      tenants: { totalCount: 8 },
      principals: { totalCount: 1510 + 766 },
      roles: { totalCount: 6 + 8 * 5 },
      permissions: { totalCount: 57 + 5 },
      roleAssignments: { totalCount: 631 + 87 + 1 },
      serviceAccounts: { totalCount: 0 },
    });
    expect(data.tenants.nodes.map(({ slug }) => slug).sort()).toEqual(model.tenants);
    for (const { slug, users, groups, domains, directories } of data.tenants.nodes) {
      const people = [...model.access.values()].filter((slugs) => slugs.includes(slug)).length;
      expect([slug, users.totalCount]).toEqual([slug, people]);
      expect([slug, groups.totalCount]).toEqual([slug, model.teams.filter(({ tenant }) => tenant === slug).length]);
      expect([slug, domains.totalCount]).toEqual([
        slug,
        model.repositories.filter((one) => one.startsWith(`${slug}/`)).length,
      ]);
      expect(directories.nodes).toEqual([{ name: directories.nodes[0]?.name, users, groups }]);
    }
  });

  it('has who may do what with the repositories of a tenant', async () => {
    const tenantId = async (app: App) => {
      const { data } = await app.graphql<{ tenant: { id: string } }>('{ tenant(slug: "etcd-io") { id } }');
      return { tenantId: data?.tenant.id ?? '' };
    };
    const { data, statements } = await everywhere.ask(RepositoryRolesDocument, tenantId);
    expect(statements).toBe(11);
    const teams = model.teams.filter(({ tenant }) => tenant === 'etcd-io');
    const levels = ['read', 'triage', 'write', 'maintain', 'admin'];
    expect(names(data.roles.nodes)).toEqual([...levels].sort());
    for (const role of data.roles.nodes) {
      const [less, more] = [levels.slice(0, levels.indexOf(role.name)), levels.slice(levels.indexOf(role.name))];
      expect(names(role.includes)).toEqual([...less].sort());
      expect(names(role.permissions)).toEqual([...less, role.name].map((level) => `repo:${level}`).sort());
      const given = teams.flatMap(({ grants }) => grants).filter((grant) => grant.startsWith(`${role.name} `));
      expect(role.assignments.totalCount).toBe(given.length);
      const holding = (wanted: readonly string[]) =>
        teams.filter(({ grants }) => grants.some((grant) => wanted.some((level) => grant.startsWith(`${level} `))));
      const edge = { direct: true, node: { __typename: 'Group' } };
      expect(role.direct).toEqual({
        totalCount: holding([role.name]).length,
        edges: holding([role.name]).map(() => edge),
      });
      expect(role.holders.totalCount).toBe(new Set(holding(more).flatMap(({ everybody }) => everybody)).size);
    }
  });

  it.each([5, 50, 100])('answers %i people with their rights in 5 statements, also under load', async (first) => {
    const once = await everywhere.ask(PeopleWithRightsDocument, { first });
    expect(once.statements).toBe(5);
    expect(once.data.users.nodes).toHaveLength(first);
    for (const app of everywhere.apps) {
      const sent = Array.from({ length: 20 }, () => app.graphql(PeopleWithRightsDocument, { first }));
      // What else is going on must not matter.
      const others = Array.from({ length: 20 }, () => app.graphql(PeopleDocument, {}));
      const answers = await Promise.all(sent);
      await Promise.all(others);
      expect(new Set(answers.map(({ extensions }) => extensions?.stats?.sqlStatements))).toEqual(new Set([5]));
      expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
      expect(answers[0]?.data).toEqual(once.data);
    }
  });
}

const path = kubernetesOrgPath();
if (path !== undefined) describe('the Kubernetes organisation', () => kubernetesTests(path));
else it('the Kubernetes organisation was NOT TESTED: its files are not there', () => {});

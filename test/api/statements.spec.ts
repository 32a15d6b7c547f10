import * as documents from '../support/generated/test-documents.js';
import type { Operation } from '../support/app.js';
import { gatherCrowd } from './crowd.js';
import { Everywhere } from './everywhere.js';

const crowd = gatherCrowd();
let everywhere: Everywhere;
beforeAll(async () => {
  // With full pages at every level the largest of these answers have half a million fields; how long that takes is not asked.
  const config = { DENIZEN_MAX_COST: '100000000', DENIZEN_STATEMENT_TIMEOUT_MS: '60000' };
  everywhere = await Everywhere.start({
    prepare: crowd.insert,
    config: { ...config, DENIZEN_REQUEST_TIMEOUT_MS: '60000' },
  });
});
afterAll(() => everywhere.stop());

const people = { filter: { username: { startsWith: 'someone' } } };
const groups = { filter: { under: crowd.top.id, name: { ne: crowd.bottom.name } } };
const roles = { filter: { name: { ne: crowd.base.name }, type: { eq: 'CUSTOM' } } };
const tenantId = crowd.tenant.id;

/** An operation, what it costs (who asks is one statement, each relation one more), and what makes its pages full. */
type Pinned = readonly [operation: string, statements: number, about: string, variables: object];

const lists: readonly Pinned[] = [
  ['UserPage', 5, 'page, total, status, identities', people],
  ['UserTenants', 6, 'people, their tenants, totals, places, directories', people],
  ['UserGroups', 6, 'people, their groups, totals, who added them, via', people],
  ['UserRoles', 5, 'people, assignments with roles and domains, totals, tenants', people],
  ['ServiceAccountPage', 3, 'page, total', { tenantId }],
  ['PrincipalPage', 5, 'page, total, people, assignments with roles', { filter: { kind: { eq: 'USER' } }, tenantId }],
  ['GroupPage', 3, 'page, total', groups],
  ['GroupNesting', 6, 'groups, parents, children, both totals', groups],
  ['GroupMembers', 6, 'groups, members, totals, people, via', { ...groups, members: { kind: { eq: 'USER' } } }],
  ['RolePage', 4, 'page, total, permissions', roles],
  ['RoleHolders', 8, 'roles, tenants, holders, assignments with domains, both totals, people', heldBy('USER', roles)],
  ['PermissionPage', 3, 'page, total', {}],
  [
    'RoleAssignmentPage',
    6,
    'page with roles and domains, total, people, permissions, tenants',
    { filter: { scopeKind: { eq: 'DOMAIN' } } },
  ],
  ['PeopleWithRights', 5, 'people, groups, assignments with roles and domains, permissions', {}],
  ['TenantPage', 3, 'page, total', {}],
  ['TenantContents', 13, 'four lists with totals, places, directories, status', { tenants: { slug: { eq: 'crowd' } } }],
  ['DirectoryContents', 7, 'page, total, people, groups, both totals', { tenantId }],
  ['DomainPage', 5, 'page, total, children, totals', { filter: { parentId: { eq: crowd.root.id } } }],
  ['ApiTokenPage', 5, 'page, total, owners, tenants', { tenantId }],
  ['Invitations', 8, 'page, total, tenant, directory, roles, groups, people', { tenantId }],
  ['UserTokens', 4, 'people, tokens, totals', people],
  ['ServiceAccountTokens', 5, 'accounts, tokens, totals, tenants', { tenantId }],
];

/** The same with other arguments, for which a few rows will do. */
const variants: readonly Pinned[] = [
  ['UserGroups', 6, 'as above, transitively', { ...people, transitive: true, groups: groups.filter }],
  ['PrincipalPage', 5, 'as above, of robots', { filter: { kind: { eq: 'SERVICE_ACCOUNT' } }, tenantId }],
  ['GroupNesting', 6, 'as above, transitively', { ...groups, transitive: true }],
  ['GroupMembers', 7, 'robots, and who added them', { ...groups, members: { kind: { eq: 'SERVICE_ACCOUNT' } } }],
  [
    'RoleHolders',
    9,
    'transitively, by groups',
    heldBy('GROUP', { filter: { name: { eq: crowd.roles[0]?.name } }, transitive: true }),
  ],
];

const referencesToPeople = [
  ...crowd.people.map(({ id }) => ({ __typename: 'User', id })),
  ...crowd.people.map(({ username }) => ({ __typename: 'User', username })),
  { __typename: 'Tenant', slug: 'crowd' },
];

const lookUps: readonly Pinned[] = [
  ['WhoAmI', 2, 'who asks, whose name is looked up', {}],
  ['AuditActions', 1, 'who asks', {}],
  ['WhoActs', 2, 'who asks, whose name is looked up', {}],
  ['UserByKey', 4, 'by id: person, status, identities', { id: crowd.people[0]?.id }],
  ['UserByKey', 4, 'by user name', { username: 'someone-0' }],
  ['UserCounts', 5, 'number, all figures, counts by role, their roles', {}],
  ['ServiceAccountById', 5, 'account, tenant, groups, assignments with roles', { id: crowd.robots[0]?.id }],
  ['GroupById', 5, 'group, tenant, directory, assignments with roles and domains', { id: crowd.groups[0]?.id }],
  ['GroupCounts', 3, 'number, all figures', {}],
  ['RoleById', 5, 'role, tenant, permissions, includes', { id: crowd.roles[0]?.id, transitive: true }],
  ['RoleToChange', 6, 'role, tenant, what it carries, permissions, includes', { id: crowd.roles[0]?.id }],
  [
    'RolesGiven',
    6,
    'person, assignments with roles and domains, principals, what they carry, tenant, ways to domains',
    { id: crowd.people[0]?.id },
  ],
  [
    'RoleAssignmentById',
    5,
    'assignment with role and domain, person, permissions, tenant',
    { id: crowd.assignments[0]?.id },
  ],
  ['PermissionByName', 2, '', { name: 'crowd:p1' }],
  ['TenantByKey', 2, '', { slug: 'crowd' }],
  ['DirectoryById', 3, 'directory, tenant', { id: crowd.main.id }],
  ['DomainById', 4, 'domain, tenant, the one above', { id: crowd.domains[0]?.id }],
  ['ApiTokenById', 4, 'token, owner, tenant', { id: crowd.tokens[0]?.id }],
  ['InvitationById', 7, 'invitation, tenant, directory, roles, groups, people', { id: crowd.invitation?.id }],
  ['NodeById', 2, '', { id: crowd.people[0]?.id }],
  ['NodesByIds', 10, 'one for each kind', { ids: crowd.oneOfEachKind }],
  ['EntitiesByKeys', 3, 'people by both keys together, tenants', { representations: referencesToPeople }],
  ['ServiceSdl', 1, 'nothing besides who asks', {}],
];

function isMutation(name: string): boolean {
  return /^\s*mutation\b/m.test(String(documentOf(name.replace(/Document$/, ''))));
}

function heldBy(kind: string, variables: object): object {
  return { ...variables, holders: { kind: { eq: kind } } };
}

function documentOf(operation: string): Operation<unknown, object> {
  return (documents as unknown as Readonly<Record<string, Operation<unknown, object>>>)[`${operation}Document`] ?? '';
}

/** The numbers of statements that each database needed, one for each of these variables. */
async function statementsOf(operation: string, ...variables: object[]): Promise<(number | undefined)[]> {
  const counts = [];
  for (const app of everywhere.apps)
    for (const values of variables) {
      const { errors, extensions } = await app.graphql(documentOf(operation), values);
      expect(errors).toBeUndefined();
      counts.push(extensions?.stats?.sqlStatements);
    }
  return counts;
}

describe('the number of statements', () => {
  it.each(lists)(
    'of %s is %i (%s), with 1, 10 and 100 rows on each level alike',
    async (operation, statements, _, variables) => {
      // The second and third time it is compiled.
      const counts = await statementsOf(operation, ...[1, 10, 100].map((first) => ({ ...variables, first })));
      expect(new Set(counts)).toEqual(new Set([statements]));
    },
  );

  it.each(variants)(
    'of %s is %i (%s), with 1 and 10 rows on each level alike',
    async (operation, statements, _, variables) => {
      const counts = await statementsOf(operation, ...[1, 10].map((first) => ({ ...variables, first })));
      expect(new Set(counts)).toEqual(new Set([statements]));
    },
  );

  it.each(lookUps)('of %s is %i (%s)', async (operation, statements, _, variables) => {
    expect(new Set(await statementsOf(operation, variables, variables))).toEqual(new Set([statements]));
  });

  // What a change costs follows from what it decides and writes.
  it('is pinned for every operation of these tests that asks the instance for data and changes none', () => {
    const pinned = new Set([...lists, ...lookUps].map(([operation]) => operation));
    const known = Object.keys(documents).flatMap((name) =>
      name.endsWith('Document') && !isMutation(name) ? [name.replace(/Document$/, '')] : [],
    );
    expect(known.filter((name) => !pinned.has(name))).toEqual(
      [...ofTheKubernetesOrganisation, ...aboutRights, ...afterChanges].sort(),
    );
  });

  it('counts a total only when it is asked for', async () => {
    const ask = async (selection: string) => {
      const { statements } = await everywhere.ask(
        `{ users(first: 3, filter: { username: { startsWith: "some" } }) { ${selection} } }`,
      );
      return statements;
    };
    expect(await ask('nodes { username groups { nodes { name } } }')).toBe(3);
    expect(await ask('totalCount nodes { username groups { nodes { name } } }')).toBe(4);
    expect(await ask('totalCount nodes { username groups { totalCount nodes { name } } }')).toBe(5);
    expect(await ask('totalCount @skip(if: true) nodes { username }')).toBe(2);
  });

  it('is one for a list that is asked for twice in the same words below the same things', async () => {
    const twice =
      '{ users(first: 3) { a: nodes { groups(first: 2) { nodes { name } } } b: nodes { groups(first: 2) { nodes { id } } } } }';
    expect((await everywhere.ask(twice)).statements).toBe(3);
  });
});

/** Pinned where they are asked. */
const ofTheKubernetesOrganisation = [
  'Administrators',
  'InstanceCounts',
  'People',
  'Repositories',
  'RepositoryRoles',
  'Teams',
];

/** What the tests of changes look at afterwards; what these ask for is pinned in other operations, the trail in changes.spec.ts, and
 * passwords in passwords.spec.ts. */
const afterChanges = [
  'AuditEventById',
  'AuditEvents',
  'AuditTrailOfAction',
  'ChangedDomainById',
  'DirectoriesAfter',
  'DomainTree',
  'GroupsAbove',
  'HeldByUser',
  'HeldOnDomain',
  'HeldPermissions',
  'MembersOfGroup',
  'Newcomer',
  'ReceivedInvitations',
  'OwnSessions',
  'PasswordStates',
  'PasswordStatesOfAll',
  'TrailOf',
];

/** The same, in access-statements.spec.ts. */
const aboutRights = [
  'Abilities',
  'Can',
  'EffectivePermissions',
  'EffectiveRoles',
  'RightsOfEachKind',
  'RightsOfPeople',
  'ViewerRights',
  'WhatCan',
  'WhoCan',
];

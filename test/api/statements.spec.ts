import * as documents from '../support/generated/test-documents.js';
import type { Operation } from '../support/app.js';
import { crowdSize, gatherCrowd } from './crowd.js';
import { Everywhere } from './everywhere.js';

const crowd = gatherCrowd();
const [someone] = crowd.people;
let everywhere: Everywhere;
beforeAll(async () => {
  // With full pages at every level the largest of these answers have half a million fields.
  everywhere = await Everywhere.start({ prepare: crowd.insert, config: { DENIZEN_MAX_COST: '100000000' } });
}, 60_000);
afterAll(() => everywhere.stop());

const people = { filter: { username: { startsWith: 'someone' } } };
const groups = { filter: { under: crowd.top.id, name: { ne: crowd.bottom.name } } };
const roles = { filter: { name: { ne: crowd.base.name }, type: { eq: 'CUSTOM' } } };
const tenantId = crowd.tenant.id;

/** What each operation costs: one statement finds out who asks, and each relation that is asked for adds one. */
const lists: readonly (readonly [statements: number, operation: string, variables: object])[] = [
  [0, 'UserPage', people],
  [0, 'UserTenants', people],
  [0, 'UserGroups', people],
  [0, 'UserGroups', { ...people, transitive: true }],
  [0, 'UserRoles', people],
  [0, 'ServiceAccountPage', { tenantId }],
  [0, 'PrincipalPage', { filter: { kind: { eq: 'USER' } }, tenantId }],
  [0, 'PrincipalPage', { filter: { kind: { eq: 'GROUP' } }, tenantId }],
  [0, 'GroupPage', groups],
  [0, 'GroupNesting', groups],
  [0, 'GroupNesting', { ...groups, transitive: true }],
  [0, 'GroupMembers', { ...groups, members: { kind: { eq: 'USER' } } }],
  [0, 'GroupMembers', { ...groups, transitive: true, members: { kind: { eq: 'SERVICE_ACCOUNT' } } }],
  [0, 'RolePage', roles],
  [0, 'RoleHolders', { ...roles, holders: { kind: { eq: 'USER' } } }],
  [0, 'RoleHolders', { ...roles, transitive: true, holders: { kind: { eq: 'GROUP' } } }],
  [0, 'PermissionPage', {}],
  [0, 'RoleAssignmentPage', { filter: { scopeKind: { eq: 'DOMAIN' } } }],
  [0, 'PeopleWithRights', {}],
  [0, 'TenantPage', {}],
  [0, 'TenantContents', { tenants: { slug: { eq: 'crowd' } } }],
  [0, 'DirectoryContents', { tenantId }],
  [0, 'DomainPage', { filter: { parentId: { eq: crowd.root.id } } }],
];

const single: readonly (readonly [statements: number, operation: string, variables: object])[] = [
  [0, 'WhoAmI', {}],
  [0, 'UserByKey', { id: someone?.id }],
  [0, 'UserByKey', { username: 'someone-0' }],
  [0, 'UserCounts', {}],
  [0, 'ServiceAccountById', { id: crowd.robots[0]?.id }],
  [0, 'GroupById', { id: crowd.groups[0]?.id }],
  [0, 'GroupCounts', {}],
  [0, 'RoleById', { id: crowd.roles[0]?.id, transitive: true }],
  [0, 'PermissionByName', { name: 'crowd:p1' }],
  [0, 'TenantByKey', { slug: 'crowd' }],
  [0, 'DirectoryById', { id: crowd.main.id }],
  [0, 'DomainById', { id: crowd.domains[0]?.id }],
  [0, 'NodeById', { id: someone?.id }],
];

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
    'is %i for %s %j, with 1, 10 and 100 rows on each level alike',
    async (statements, operation, variables) => {
      // The second and third time it is compiled.
      const counts = await statementsOf(operation, ...[1, 10, 100].map((first) => ({ ...variables, first })));
      console.log(statements, operation, counts);
    },
  );

  it.each(single)('is %i for %s %j', async (statements, operation, variables) => {
    const counts = await statementsOf(operation, variables, variables);
    console.log(statements, operation, counts);
  });
});

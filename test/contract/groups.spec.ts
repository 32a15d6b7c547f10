import type { Group, Membership, MemberSummary, Nesting } from '../../src/core/groups/group.js';
import { newId, type DirectoryId, type GroupId, type PrincipalId, type TenantId } from '../../src/core/kernel/ids.js';
import { textKey } from '../../src/core/kernel/text.js';
import { describeContract } from './contract.js';
import { groupList, onRows, principalList, retyped } from './list-models.js';
import { itListsLikeTheModel, itLooksUpLikeTheModel, itRelatesLikeTheModel } from './list-suites.js';
import type { SeenWorld } from './seen-world.js';
import { itCountsLikeTheModel } from './statistics-suite.js';

const membershipFacts = {
  fields: {
    role: { kind: 'enum', values: ['OWNER', 'MEMBER'] },
    addedAt: { kind: 'time' },
  },
  value: (row: Membership<unknown>, field: string) => (field === 'role' ? row.role : row.addedAt),
} as const;

describeContract('groups', (subject) => {
  const { world } = subject;

  itListsLikeTheModel('groups', subject, {
    list: groupList,
    items: ({ groups }) => groups,
    page: ({ groups }, query, request) => groups.page(query, request),
    count: ({ groups }, query) => groups.count(query),
  });

  itCountsLikeTheModel('groups', subject, {
    list: groupList,
    items: ({ groups }) => groups,
    statistics: ({ groups }, query) => groups.statistics(query),
    facts: { byKind: 'kind', byStatus: 'status', byManagementSource: 'managementSource' },
  });

  itRelatesLikeTheModel<TenantId, Group>('the groups of tenants', subject, {
    list: groupList,
    parents: world.tenants.map(({ id }) => id),
    items: (seen, parent) => seen.groups.filter(({ tenantId }) => tenantId === parent && seen.sees(parent)),
    pages: ({ groups }, ids, query, request) => groups.pagesOfTenants(ids, query, request),
    counts: ({ groups }, ids, query) => groups.countsOfTenants(ids, query),
  });

  itRelatesLikeTheModel<DirectoryId, Group>('the groups of directories', subject, {
    list: groupList,
    parents: world.directories.map(({ id }) => id),
    items: (seen, parent) => seen.groups.filter(({ directoryId }) => directoryId === parent && seen.sees(parent)),
    pages: ({ groups }, ids, query, request) => groups.pagesOfDirectories(ids, query, request),
    counts: ({ groups }, ids, query) => groups.countsOfDirectories(ids, query),
  });

  for (const transitive of [false, true]) {
    const how = transitive ? 'transitive ' : '';

    itRelatesLikeTheModel<PrincipalId, Membership<Group>>(`the ${how}groups of principals`, subject, {
      list: (seen) => onRows(groupList(seen), ({ node }: Membership<Group>) => node, membershipFacts),
      parents: [...world.users, ...world.serviceAccounts].map(({ id }) => id),
      items: (seen, parent) =>
        world.groups.flatMap((group) => {
          const membership = seen.membership(group.id, parent, transitive);
          return membership === undefined ? [] : [{ ...membership, node: group }];
        }),
      pages: ({ groups }, ids, query, request) => groups.pagesOfMembers(ids, transitive, query, request),
      counts: ({ groups }, ids, query) => groups.countsOfMembers(ids, transitive, query),
    });

    itRelatesLikeTheModel<GroupId, Membership<MemberSummary>>(`the ${how}members of groups`, subject, {
      list: (seen) => onRows(principalList(seen), ({ memberId }) => seen.principal(memberId), membershipFacts),
      parents: world.groups.map(({ id }) => id),
      items: (seen, parent) =>
        [...world.users, ...world.serviceAccounts].flatMap(({ id }) => seen.membership(parent, id, transitive) ?? []),
      pages: ({ groups }, ids, query, request) => groups.memberPages(ids, transitive, query, request),
      counts: ({ groups }, ids, query) => groups.memberCounts(ids, transitive, query),
    });

    for (const way of ['up', 'down'] as const)
      itRelatesLikeTheModel<GroupId, Nesting<Group>>(`the ${how}groups ${way} from groups`, subject, {
        list: (seen) => onRows(groupList(seen), ({ node }) => node),
        parents: world.groups.map(({ id }) => id),
        items: (seen, parent) =>
          seen.groups.flatMap((node) => {
            const depth = way === 'up' ? seen.below(node.id).get(parent) : seen.below(parent).get(node.id);
            const isThere = seen.sees(parent) && depth !== undefined && depth > 0 && (transitive || depth === 1);
            return isThere ? [{ node, depth }] : [];
          }),
        pages: ({ groups }, ids, query, request) => groups.nestedPages(ids, way, transitive, query, request),
        counts: ({ groups }, ids, query) => groups.nestedCounts(ids, way, transitive, query),
      });
  }

  itLooksUpLikeTheModel('groups', subject, {
    ids: () => world.groups.map(({ id }) => id),
    strangers: [newId('grp'), retyped('grp', world.users[0])],
    find: ({ groups }, ids) => groups.byIds(ids),
    expected: (seen, id) => seen.groups.find((one) => one.id === id) ?? null,
  });

  itLooksUpLikeTheModel('the groups between a group and a member', subject, {
    ids: () =>
      world.groups.flatMap(({ id: groupId }) =>
        [...world.users, ...world.serviceAccounts].map(({ id: memberId }) => ({ groupId, memberId })),
      ),
    strangers: [{ groupId: newId('grp'), memberId: newId('usr') }],
    find: ({ groups }, pairs) => groups.via(pairs),
    expected: (seen, { groupId, memberId }) =>
      seen
        .between(groupId, memberId)
        .map((one) => seen.group(one.groupId))
        .sort((a, b) => place(seen, groupId, a).localeCompare(place(seen, groupId, b)) || compare(a, b)),
  });
});

function place(seen: SeenWorld, from: GroupId, { id }: Group): string {
  return String(seen.below(from).get(id)).padStart(4, '0');
}

function compare(a: Group, b: Group): number {
  return Buffer.compare(Buffer.from(textKey(a.name)), Buffer.from(textKey(b.name))) || (a.id < b.id ? -1 : 1);
}

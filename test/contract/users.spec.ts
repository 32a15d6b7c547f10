import { newId, type TenantId, type UserId } from '../../src/core/kernel/ids.js';
import { emailKey, textKey } from '../../src/core/kernel/text.js';
import type { TenantAccess } from '../../src/core/tenants/tenant-store.js';
import type { Tenant } from '../../src/core/tenants/tenant.js';
import { userStatus, type ServiceAccount, type User } from '../../src/core/users/user.js';
import type { IdentityKey, UserKey } from '../../src/core/users/user-store.js';
import { describeContract, type Subject } from './contract.js';
import { onRows, principalList, retyped, serviceAccountList, tenantList, userList } from './list-models.js';
import { itListsLikeTheModel, itLooksUpLikeTheModel, itRelatesLikeTheModel } from './list-suites.js';
import { itCountsLikeTheModel } from './statistics-suite.js';
import type { Principal } from './seen-world.js';

const shownPrincipal = ({ id, kind, displayName }: Principal) => ({ id, kind, displayName });

describeContract('people, service accounts and principals', (subject) => {
  const { world } = subject;

  itListsLikeTheModel('people', subject, {
    list: userList,
    items: ({ users }) => users,
    page: ({ users }, query, request) => users.page(query, request),
    count: ({ users }, query) => users.count(query),
  });

  itListsLikeTheModel<ServiceAccount>('service accounts', subject, {
    list: serviceAccountList,
    items: ({ serviceAccounts }) => serviceAccounts,
    page: ({ serviceAccounts }, query, request) => serviceAccounts.page(query, request),
    count: ({ serviceAccounts }, query) => serviceAccounts.count(query),
  });

  itListsLikeTheModel('principals', subject, {
    list: principalList,
    items: ({ principals }) => principals,
    shown: shownPrincipal,
    page: ({ principals }, query, request) => principals.page(query, request),
    count: ({ principals }, query) => principals.count(query),
  });

  itCountsLikeTheModel('people', subject, {
    list: userList,
    items: ({ users }) => users,
    statistics: ({ users }, query) => users.statistics(query),
    facts: {
      byStatus: 'status',
      byAccountStatus: 'accountStatus',
      byClaimStatus: 'claimStatus',
      byManagementSource: 'managementSource',
    },
  });

  itRelatesLikeTheModel<UserId, TenantAccess<Tenant>>('the tenants of people', subject, {
    list: () => onRows(tenantList(), ({ node }) => node),
    parents: world.users.map(({ id }) => id),
    items: (seen, parent) =>
      seen
        .accesses()
        .filter(({ userId }) => userId === parent)
        .map((access) => ({ ...access, node: access.node.tenant })),
    pages: ({ users }, ids, query, request) => users.tenantPages(ids, query, request),
    counts: ({ users }, ids, query) => users.tenantCounts(ids, query),
  });

  itRelatesLikeTheModel<TenantId, TenantAccess<User>>('the people of tenants', subject, {
    list: (seen) => onRows(userList(seen), ({ node }) => node),
    parents: world.tenants.map(({ id }) => id),
    items: (seen, parent) =>
      seen
        .accesses()
        .filter(({ tenantId }) => tenantId === parent)
        .map((access) => ({ ...access, node: access.node.user })),
    pages: ({ users }, ids, query, request) => users.pagesOfTenants(ids, query, request),
    counts: ({ users }, ids, query) => users.countsOfTenants(ids, query),
  });

  itRelatesLikeTheModel('the people of directories', subject, {
    list: (seen) => onRows(userList(seen), ({ node }: TenantAccess<User>) => node),
    parents: world.directories.map(({ id }) => id),
    items: (seen, parent) =>
      seen.directoryAccesses
        .filter(({ directoryId }) => directoryId === parent && seen.sees(parent))
        .flatMap(({ userId, tenantId, status, createdAt: since }) =>
          seen.users
            .filter(({ id }) => id === userId)
            .map((node) => ({ node, userId, tenantId, status, managementSource: 'LOCAL', since })),
        ),
    pages: ({ users }, ids, query, request) => users.pagesOfDirectories(ids, query, request),
    counts: ({ users }, ids, query) => users.countsOfDirectories(ids, query),
  });

  itLooksUpLikeTheModel<UserKey | IdentityKey, User>('people by any key', subject, {
    ids: keysOf,
    strangers: [
      { by: 'id', id: newId('usr') },
      { by: 'id', id: world.groups[0]?.id as unknown as UserId },
      ...['null', 'undefined', '', ' ', '%', "' OR 1=1 -- ", 'x'.repeat(5000)].flatMap(
        (text): (UserKey | IdentityKey)[] => [
          { by: 'externalIdentity', provider: text, subject: text },
          { by: 'externalIdentity', provider: 'github', subject: text },
          { by: 'username', username: text },
          { by: 'email', email: text },
          { by: 'externalId', externalId: text },
        ],
      ),
    ],
    find: ({ users }, keys) => users.byKeys(keys),
    expected: (seen, key) => {
      if (key.by !== 'externalIdentity') return seen.users.find((user) => isNamed(user, key)) ?? null;
      const identity = world.identities.find((one) => one.provider === key.provider && one.subject === key.subject);
      const owner = seen.users.find(({ id }) => id === identity?.userId && seen.seesIdentities(id));
      return owner ?? null;
    },
  });

  itLooksUpLikeTheModel('service accounts', subject, {
    ids: () => world.serviceAccounts.map(({ id }) => id),
    strangers: [newId('svc')],
    find: ({ serviceAccounts }, ids) => serviceAccounts.byIds(ids),
    expected: (seen, id) => seen.serviceAccounts.find((one) => one.id === id) ?? null,
  });

  itLooksUpLikeTheModel('principals', subject, {
    ids: () => [...world.users, ...world.groups, ...world.serviceAccounts].map(({ id }) => id),
    // The right bytes under the wrong type are nobody's.
    strangers: [newId('usr'), newId('grp'), retyped('grp', world.users[0])],
    find: ({ principals }, ids) => principals.byIds(ids),
    expected: (seen, id) => seen.principals.map(shownPrincipal).find((one) => one.id === id) ?? null,
  });

  itLooksUpLikeTheModel('the places of people', subject, {
    ids: () => world.users.map(({ id }) => id),
    strangers: [newId('usr')],
    find: ({ users }, ids) => users.places(ids),
    expected: (seen, id) => seen.places(id),
  });

  itLooksUpLikeTheModel('the external identities of people', subject, {
    ids: () => world.users.map(({ id }) => id),
    strangers: [newId('usr')],
    find: ({ users }, ids) => users.externalIdentities(ids),
    expected: (seen, id) => world.identities.filter(({ userId }) => userId === id && seen.seesIdentities(id)),
  });

  itLooksUpLikeTheModel('the places of people in tenants', subject, {
    ids: () => world.users.flatMap(({ id: userId }) => world.tenants.map(({ id: tenantId }) => ({ userId, tenantId }))),
    strangers: [{ userId: newId('usr'), tenantId: newId('ten') }],
    find: ({ users }, pairs) => users.directoryAccesses(pairs),
    expected: (seen, { userId, tenantId }) =>
      seen.directoryAccesses
        .filter((one) => one.userId === userId && one.tenantId === tenantId)
        .map(({ directoryId, status, createdAt }) => ({ directoryId, status, since: createdAt }))
        .sort((a, b) => (a.directoryId < b.directoryId ? -1 : 1)),
  });

  it('gives a person the status that the rules give them, in lists as in filters', async () => {
    for (const visibility of subject.callers) {
      const { stores, seen } = subject.as(visibility);
      const people = seen.users;
      const places = await stores.users.places(people.map(({ id }) => id));
      const wanted = new Map(
        people.map((user, n) => [user.id, userStatus(user, places[n] ?? { active: 0, suspended: 0 })]),
      );
      for (const status of new Set(wanted.values())) {
        const condition = { kind: 'field', field: 'status', operator: 'eq', value: status } as const;
        const page = await stores.users.page({ condition, orderBy: [] }, { limit: 100, backwards: false });
        const found = page.rows.map(({ item }) => item.id);
        expect(new Set(found)).toEqual(new Set(people.map(({ id }) => id).filter((id) => wanted.get(id) === status)));
      }
    }
  });
});

function keysOf({ users, identities }: Subject['world']): (UserKey | IdentityKey)[] {
  const byIdentity = identities.flatMap(({ provider, subject }) =>
    [
      { provider, subject },
      { provider, subject: subject.toUpperCase() },
      { provider, subject: `${subject} ` },
      { provider: provider === 'github' ? 'google' : 'github', subject },
    ].map((one) => ({ by: 'externalIdentity' as const, ...one })),
  );
  const byName = users.flatMap(({ id, username, email, externalId }): UserKey[] => [
    { by: 'id', id },
    { by: 'username', username },
    { by: 'username', username: ` ${username.toUpperCase()} ` },
    ...(email === null ? [] : [{ by: 'email' as const, email: email.toUpperCase() }]),
    ...(externalId === null
      ? []
      : [externalId, externalId.toUpperCase(), `${externalId} `].map((text) => ({
          by: 'externalId' as const,
          externalId: text,
        }))),
  ]);
  return [...byName, ...byIdentity];
}

function isNamed(user: User, key: UserKey): boolean {
  switch (key.by) {
    case 'id':
      return user.id === key.id;
    case 'username':
      return key.username.length < 1000 && textKey(user.username) === textKey(key.username);
    case 'email':
      return key.email.length < 1000 && user.email !== null && emailKey(user.email) === emailKey(key.email);
    case 'externalId':
      return user.externalId === key.externalId;
  }
}

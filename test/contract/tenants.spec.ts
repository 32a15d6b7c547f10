import type { DirectoryId, DomainId, TenantId } from '../../src/core/kernel/ids.js';
import { newId } from '../../src/core/kernel/ids.js';
import type { TenantKey } from '../../src/core/tenants/tenant-store.js';
import { describeContract } from './contract.js';
import { directoryList, domainList, tenantList } from './list-models.js';
import { itListsLikeTheModel, itLooksUpLikeTheModel, itRelatesLikeTheModel } from './list-suites.js';

describeContract('tenants, directories and domains', (subject) => {
  const { world } = subject;

  itListsLikeTheModel('tenants', subject, {
    list: tenantList,
    items: ({ tenants }) => tenants,
    page: ({ tenants }, query, request) => tenants.page(query, request),
    count: ({ tenants }, query) => tenants.count(query),
  });

  itListsLikeTheModel('directories', subject, {
    list: directoryList,
    items: ({ directories }) => directories,
    page: ({ directories }, query, request) => directories.page(query, request),
    count: ({ directories }, query) => directories.count(query),
  });

  itListsLikeTheModel('domains', subject, {
    list: domainList,
    items: ({ domains }) => domains,
    page: ({ domains }, query, request) => domains.page(query, request),
    count: ({ domains }, query) => domains.count(query),
  });

  itRelatesLikeTheModel('the directories of tenants', subject, {
    list: directoryList,
    parents: world.tenants.map(({ id }) => id),
    items: (seen, parent) => seen.directories.filter(({ tenantId }) => tenantId === parent && seen.sees(parent)),
    pages: ({ directories }, ids, query, request) => directories.pagesOfTenants(ids, query, request),
    counts: ({ directories }, ids, query) => directories.countsOfTenants(ids, query),
  });

  itRelatesLikeTheModel('the domains of tenants', subject, {
    list: domainList,
    parents: world.tenants.map(({ id }) => id),
    items: (seen, parent) => seen.domains.filter(({ tenantId }) => tenantId === parent && seen.sees(parent)),
    pages: ({ domains }, ids, query, request) => domains.pagesOfTenants(ids, query, request),
    counts: ({ domains }, ids, query) => domains.countsOfTenants(ids, query),
  });

  for (const transitive of [false, true])
    itRelatesLikeTheModel(`the domains ${transitive ? 'at any distance' : 'right'} under domains`, subject, {
      list: domainList,
      parents: world.domains.map(({ id }) => id),
      items: (seen, parent) =>
        seen.domains.filter(
          ({ id, parentId }) =>
            seen.sees(parent) && (transitive ? id !== parent && seen.domainsIn(parent).has(id) : parentId === parent),
        ),
      pages: ({ domains }, ids, query, request) => domains.pagesOfChildren(ids, transitive, query, request),
      counts: ({ domains }, ids, query) => domains.countsOfChildren(ids, transitive, query),
    });

  itLooksUpLikeTheModel('tenants', subject, {
    ids: () => world.tenants.map(({ id }) => id),
    strangers: [newId('ten'), world.users[0]?.id as unknown as TenantId],
    find: ({ tenants }, ids) => tenants.byIds(ids),
    expected: (seen, id) => seen.tenants.find((one) => one.id === id) ?? null,
  });

  itLooksUpLikeTheModel<TenantKey, unknown>('tenants by key', subject, {
    ids: () =>
      world.tenants.flatMap(({ id, slug }): TenantKey[] => [
        { by: 'id', id },
        { by: 'slug', slug },
      ]),
    strangers: ['One', 'one ', ' one', '', 'null', "' OR 1=1 -- ", '%'].map((slug): TenantKey => ({
      by: 'slug',
      slug,
    })),
    find: ({ tenants }, keys) => tenants.byKeys(keys),
    expected: (seen, key) =>
      seen.tenants.find((one) => (key.by === 'id' ? one.id === key.id : one.slug === key.slug)) ?? null,
  });

  itLooksUpLikeTheModel('directories', subject, {
    ids: () => world.directories.map(({ id }) => id),
    strangers: [newId('dir'), world.tenants[0]?.id as unknown as DirectoryId],
    find: ({ directories }, ids) => directories.byIds(ids),
    expected: (seen, id) => seen.directories.find((one) => one.id === id) ?? null,
  });

  itLooksUpLikeTheModel('domains', subject, {
    ids: () => world.domains.map(({ id }) => id),
    strangers: [newId('dom'), world.tenants[0]?.id as unknown as DomainId],
    find: ({ domains }, ids) => domains.byIds(ids),
    expected: (seen, id) => seen.domains.find((one) => one.id === id) ?? null,
  });
});

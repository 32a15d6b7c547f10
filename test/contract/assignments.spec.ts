import type { RoleAssignment, RoleHolder } from '../../src/core/assignments/assignment.js';
import { placeOfDomain, placeOfTenant } from '../../src/core/access/policy/places.js';
import type { HolderQuestion } from '../../src/core/assignments/assignment-store.js';
import type { Domain } from '../../src/core/tenants/tenant.js';
import { everything } from '../../src/core/kernel/condition.js';
import { newId, type DomainId, type PrincipalId, type RoleId } from '../../src/core/kernel/ids.js';
import { Wanted } from '../../src/core/kernel/wanted.js';
import { describeContract } from './contract.js';
import { assignmentList, onRows, principalList } from './list-models.js';
import { itListsLikeTheModel, itLooksUpLikeTheModel, itRelatesLikeTheModel } from './list-suites.js';

describeContract('role assignments and holders', (subject) => {
  const { world } = subject;
  const roles = world.roles.map(({ id }) => id);
  const wayTo = ({ id, parentId }: Domain): DomainId[] => {
    const above = world.domains.find((one) => one.id === parentId);
    return [id, ...(above === undefined ? [] : wayTo(above))];
  };

  itListsLikeTheModel('role assignments', subject, {
    list: assignmentList,
    items: ({ assignments }) => assignments,
    page: ({ assignments }, query, request) => assignments.page(query, request),
    count: ({ assignments }, query) => assignments.count(query),
  });

  itRelatesLikeTheModel<PrincipalId, RoleAssignment>('the assignments of principals', subject, {
    list: assignmentList,
    parents: [...world.users, ...world.groups, ...world.serviceAccounts].map(({ id }) => id),
    items: ({ assignments }, parent) => assignments.filter(({ principalId }) => principalId === parent),
    pages: ({ assignments }, ids, query, request) => assignments.pagesOfPrincipals(ids, query, request),
    counts: ({ assignments }, ids, query) => assignments.countsOfPrincipals(ids, query),
  });

  itRelatesLikeTheModel<RoleId, RoleAssignment>('the assignments of roles', subject, {
    list: assignmentList,
    parents: roles,
    items: ({ assignments }, parent) => assignments.filter(({ roleId }) => roleId === parent),
    pages: ({ assignments }, ids, query, request) => assignments.pagesOfRoles(ids, query, request),
    counts: ({ assignments }, ids, query) => assignments.countsOfRoles(ids, query),
  });

  const isGiven = ({ id }: Domain) => world.assignments.some(({ scope }) => scope.domainId === id);
  const outer = world.domains.find((one) => isGiven(one) && world.domains.some(({ parentId }) => parentId === one.id));
  const below = world.domains.find(({ parentId }) => parentId === outer?.id);
  if (outer === undefined || below === undefined) throw new Error('A role is given on a domain with one below it.');
  const questions: readonly (readonly [about: string, question: HolderQuestion])[] = [
    ['the holders of roles', { transitive: false, place: null }],
    ['the transitive holders of roles', { transitive: true, place: null }],
    ['the holders of roles on a tenant', { transitive: false, place: placeOfTenant(outer.tenantId) }],
    ['the transitive holders of roles on a domain', { transitive: true, place: placeOfDomain(below, wayTo(below)) }],
  ];
  for (const [about, question] of questions)
    itRelatesLikeTheModel<RoleId, RoleHolder>(about, subject, {
      list: (seen) => onRows(principalList(seen), ({ node }) => seen.principal(node.id)),
      parents: roles,
      items: (seen, parent) => seen.holders(parent, question),
      pages: ({ assignments }, ids, query, request) => assignments.holderPages(ids, question, query, request),
      counts: ({ assignments }, ids, query) => assignments.holderCounts(ids, question, query),
    });

  it('counts people by role as brute force does, in one statement, and as many roles as wanted', async () => {
    let most = 0;
    for (const visibility of subject.callers) {
      const { stores, seen, statistics } = subject.as(visibility);
      for (const value of [true, false]) {
        const condition = { kind: 'field', field: 'mfaEnabled', operator: 'eq', value } as const;
        const before = statistics.sqlStatements;
        const found = await stores.assignments.rolesOfUsers({ condition, orderBy: [] }, 100);
        expect(statistics.sqlStatements - before).toBe(1);
        const people = seen.users.filter(({ mfaEnabled }) => mfaEnabled === value);
        const wanted = seen.roles
          .map(({ id }) => ({ roleId: id, count: people.filter((one) => seen.hasRole(one.id, id, true)).length }))
          .filter(({ count }) => count > 0)
          .sort((a, b) => b.count - a.count || (a.roleId < b.roleId ? -1 : 1));
        expect(found).toEqual(wanted);
        expect(await stores.assignments.rolesOfUsers({ condition, orderBy: [] }, 1)).toEqual(wanted.slice(0, 1));
        most = Math.max(most, wanted.length);
      }
    }
    expect(most).toBeGreaterThan(1);
  });

  const names = (...named: string[]) => ({ named: new Set(named), whole: true });
  const alongWanted = { RoleAssignment: names('role'), Scope: names('domain'), Role: names(), Domain: names() };

  it('brings roles and domains along as whoever asks finds them alone, one thing for all that refer to it', async () => {
    let [hidden, shown, shared] = [0, 0, 0];
    for (const visibility of subject.callers) {
      const alone = subject.as(visibility).stores;
      const { stores, statistics } = subject.as(visibility, new Wanted(alongWanted));
      const { rows } = await stores.assignments.page(everything, { limit: 1000, backwards: false });
      expect(statistics.sqlStatements).toBe(1);
      const given = rows.map(({ item }) => item);
      expect(given.map(({ role }) => role)).toEqual(await alone.roles.byIds(given.map(({ roleId }) => roleId)));
      const onDomains = given.filter(({ scope }) => scope.domainId !== null);
      const domains = onDomains.map(({ scope }) => scope.domain);
      expect(domains).toEqual(await alone.domains.byIds(onDomains.map(({ scope }) => scope.domainId as DomainId)));
      expect(given.filter(({ scope }) => scope.domainId === null && scope.domain !== null)).toEqual([]);
      expect(new Set(given.map(({ role }) => role)).size).toBe(new Set(given.map(({ roleId }) => roleId)).size);
      hidden += domains.filter((domain) => domain === null).length;
      shown += domains.filter((domain) => domain !== null).length;
      shared += given.length - new Set(given.map(({ role }) => role)).size;
    }
    expect([hidden, shown, shared].map((count) => count > 5)).toEqual([true, true, true]);
  });

  itLooksUpLikeTheModel('role assignments', subject, {
    ids: () => world.assignments.map(({ id }) => id),
    strangers: [newId('asg')],
    find: ({ assignments }, ids) => assignments.byIds(ids),
    expected: ({ assignments }, id) => assignments.find((one) => one.id === id) ?? null,
  });
});

import { builtInRole, foundCompanies } from './companies.js';

/** The companies, with managers of groups at Acme (Ada, Kim and Gia) and six groups of theirs, some with members and roles. */
export function foundManagedGroups() {
  const companies = foundCompanies();
  const { world, acme } = companies;
  const { users, tenant, main, domains, roles } = acme;
  const managers = world.group(main, { name: 'Managers' });
  world.assign(managers, builtInRole('groupManager'), tenant);
  const gia = world.user({ username: 'gia', displayName: 'Gia' }, main);
  for (const one of [users.ada, users.kim, gia]) world.member(managers, one);
  for (const one of [users.bob, users.kim, gia]) world.assign(one, builtInRole('member'), tenant);
  const pool = Array.from({ length: 6 }, (_, n) => world.group(main, { name: `Pool ${n}` }));
  for (const [n, one] of [users.bob, users.kim, gia, users.hana, acme.robots.deployer].entries())
    world.member(pool[n] as (typeof pool)[number], one);
  for (const [n, scope] of [tenant, domains.shop, domains.hr].entries())
    world.assign(pool[n] as (typeof pool)[number], n === 0 ? roles.maker : roles.reader, scope);
  return { ...companies, managers, gia, pool };
}

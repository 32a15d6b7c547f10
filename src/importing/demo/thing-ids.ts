import type { Id, IdPrefix, TenantId } from '../../core/kernel/ids.js';
import { demoId } from './demo-id.js';
import { nimbrik, tallowmere, type DemoCompany } from './organization.js';

/** The companies, in the order in which their things are numbered. */
export const companies: readonly DemoCompany[] = [tallowmere, nimbrik];

/** When the companies were set up here. */
export const founded = Date.UTC(2023, 1, 1, 8);

type Named = Pick<DemoCompany, 'slug'>;

/** Numbers the things of each kind over both companies, in the order in which they are listed. */
function numbered<P extends IdPrefix>(prefix: P, namesOf: (company: DemoCompany) => readonly string[]) {
  const names = companies.flatMap((company) => namesOf(company).map((name) => `${company.slug} ${name}`));
  return (company: Named, name: string): Id<P> => {
    const number = names.indexOf(`${company.slug} ${name}`) + 1;
    if (number === 0) throw new TypeError(`The demo has no ${prefix} '${name}' in ${company.slug}.`);
    return demoId(prefix, number, founded);
  };
}

/** The id of a directory of a company by its name. */
export const directoryId = numbered('dir', ({ directories }) => directories.map(([name]) => name));
/** The id of a domain of a company by its path. */
export const domainId = numbered('dom', ({ domains }) => domains.map(([path]) => path));
/** The id of a role of a company by its name. */
export const roleId = numbered('rol', ({ roles }) => roles.map(({ name }) => name));
/** The id of a group of a company by its name. */
export const groupId = numbered('grp', ({ groups }) => groups.map(({ name }) => name));
/** The id of a service account of a company by its name. */
export const accountId = numbered('svc', ({ serviceAccounts }) => serviceAccounts.map(({ name }) => name));

/** The id of a company's tenant. */
export function tenantId({ slug }: Named): TenantId {
  return demoId('ten', companies.findIndex((company) => company.slug === slug) + 1, founded);
}

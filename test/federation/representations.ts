import { newId, type Id } from '../../src/core/kernel/ids.js';
import type { TenantIds } from './company.js';

/** What a gateway sends to name an entity. */
export type Representation = Readonly<Record<string, unknown>>;

/** How a tenant's things are named in one way; `n` is a thing's place among those of its type. */
export type Way = (ids: TenantIds, n: number) => Representation;

/** Every key of every entity. The first twelve are of all types. */
export const ways: Readonly<Record<string, Way>> = {
  'User by id': ({ users }, n) => ({ __typename: 'User', id: users[n] }),
  'User by username': ({ usernames }, n) => ({ __typename: 'User', username: usernames[n] }),
  'Tenant by id': ({ tenant }) => ({ __typename: 'Tenant', id: tenant }),
  'Group by id': ({ groups }, n) => ({ __typename: 'Group', id: groups[n] }),
  'Role by id': ({ roles }, n) => ({ __typename: 'Role', id: roles[n] }),
  'RoleAssignment by id': ({ assignments }, n) => ({ __typename: 'RoleAssignment', id: assignments[n] }),
  'ServiceAccount by id': ({ serviceAccounts }, n) => ({ __typename: 'ServiceAccount', id: serviceAccounts[n] }),
  'Directory by id': ({ directories }, n) => ({ __typename: 'Directory', id: directories[n] }),
  'Domain by id': ({ domains }, n) => ({ __typename: 'Domain', id: domains[n] }),
  'ApiToken by id': ({ apiTokens }, n) => ({ __typename: 'ApiToken', id: apiTokens[n] }),
  'Invitation by id': ({ invitations }, n) => ({ __typename: 'Invitation', id: invitations[n] }),
  'AuditEvent by id': ({ auditEvents }, n) => ({ __typename: 'AuditEvent', id: auditEvents[n] }),
  'Tenant by slug': ({ slug }) => ({ __typename: 'Tenant', slug }),
  'Principal that is a user': ({ users }, n) => ({ __typename: 'Principal', id: users[n] }),
  'Principal that is a group': ({ groups }, n) => ({ __typename: 'Principal', id: groups[n] }),
  'Principal that is a service account': ({ serviceAccounts }, n) => ({
    __typename: 'Principal',
    id: serviceAccounts[n],
  }),
};

/** The fields that are keys. */
export const keyFields = ['id', 'username', 'slug'];

/** The key by which a representation names something. */
export function keyField(representation: Representation): string {
  return keyFields.find((one) => one in representation) as string;
}

/** The things of a tenant that is not there. */
export function nobody(count: number): TenantIds {
  const list = <T>(make: () => T): T[] => Array.from({ length: count }, make);
  return {
    tenant: newId('ten'),
    slug: 'nobody',
    users: list(() => newId('usr')),
    usernames: list(() => 'nobody'),
    groups: list(() => newId('grp')),
    serviceAccounts: list(() => newId('svc')),
    directories: list(() => newId('dir')),
    domains: list(() => newId('dom')),
    roles: list(() => newId('rol')),
    assignments: list(() => newId('asg')),
    apiTokens: list(() => newId('tok')),
    invitations: list(() => newId('inv')),
    auditEvents: list(() => newId('evt')),
  };
}

/** What is no key, or not this one: `value` is the right one, and `others` are ids, some of them of other types. */
export function badKeys(value: string, key: string, others: readonly Id[]): unknown[] {
  const anyShape = [null, 0, 1, -1, 1.5, true, false, [], [value], {}, { $gt: '' }, { [key]: value }];
  const texts = ['', ' ', '%', '*', '0', 'null', 'x'.repeat(10_000), value.repeat(400), `${value}\0`, '\ud800'];
  if (key !== 'id') return [...anyShape, ...texts];
  const base64 = Buffer.from(value).toString('base64');
  const spellings = [value.toUpperCase(), value.slice(0, -1), `${value}0`, `${value} `, value.slice(4), base64];
  return [...anyShape, ...texts, ...spellings, ...others.filter((id) => id.slice(0, 3) !== value.slice(0, 3))];
}

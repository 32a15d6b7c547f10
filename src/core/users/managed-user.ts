import type { Decision } from '../access/policy/decision.js';
import type { AuditFacts } from '../audit/audit-event.js';
import { mayChangeUser } from '../access/policy/people.js';
import type { Change } from '../changes/change.js';
import type { CeilingStores } from '../changes/conferred.js';
import { mustBeAllowed, mustBeThere } from '../changes/decided.js';
import { mustNotBeOutranked } from '../changes/outranked.js';
import { DomainError } from '../kernel/errors.js';
import type { TenantId, UserId } from '../kernel/ids.js';
import { emailDomain, emailKey } from '../kernel/text.js';
import type { User } from './user.js';
import type { UserKey, UserStore } from './user-store.js';
import type { UserWriter, UserWriters } from './user-writer.js';
import { onlyTenant } from './only-tenant.js';

/** What the changing of people reads and writes. */
export type UserChange = Change<CeilingStores & { readonly users: UserStore }, { readonly users: UserWriters }>;

/** A permission over accounts. */
export type AccountPermission = Parameters<typeof mayChangeUser>[1];

/** Whether the caller may change a person, who has access to these tenants. */
export type UserDecision = (user: User, tenantIds: readonly TenantId[]) => Decision;

/** A person whom the caller may change, and who keeps them. */
export interface ManagedUser {
  /** Everything about them, also what the caller may not read. */
  readonly user: User;
  readonly writer: UserWriter;
}

/** Decides by a permission over accounts. */
export function withPermission({ actor }: Pick<UserChange, 'actor'>, permission: AccountPermission): UserDecision {
  return (user, tenantIds) => mayChangeUser(actor.rights, permission, user, tenantIds);
}

/**
 * A person whom the caller sees and may change, and who is no stronger than they are.
 * @throws NOT_FOUND, FORBIDDEN, EXTERNALLY_MANAGED
 */
export async function managedUser(change: UserChange, id: UserId, decide: UserDecision): Promise<ManagedUser> {
  const { seen, writers } = change;
  await seenUser(change, id, 'id');
  const user = mustBeThere(await writers.users.find({ by: 'id', id }), 'person', 'id');
  const [tenantIds = []] = await seen.access.tenantIdsOf([id]);
  mustBeAllowed(decide(user, tenantIds), 'person');
  await mustNotBeOutranked(change, id);
  return { user, writer: writers.users.of(await writers.users.homeOf(id)) };
}

/** A person as the caller sees them. @throws NOT_FOUND */
export async function seenUser(
  { seen }: Pick<Change<{ readonly users: UserStore }, unknown>, 'seen'>,
  id: UserId,
  ...path: string[]
): Promise<User> {
  return mustBeThere((await seen.users.byKeys([{ by: 'id', id }]))[0], 'person', ...path);
}

/**
 * Makes sure that nobody on the instance has what must be unique, apart from one. An address must be nobody's user name
 * either: whoever signs in by it would be taken for them.
 * @throws ALREADY_EXISTS
 */
export async function mustBeUnused(
  { writers }: Pick<UserChange, 'writers'>,
  key: Exclude<UserKey, { readonly by: 'id' }>,
  apartFrom: UserId | null,
): Promise<void> {
  const keys = key.by === 'email' ? [key, { by: 'username', username: key.email } as const] : [key];
  for (const one of keys) {
    const known = await writers.users.find(one);
    if (known !== null && known.id !== apartFrom)
      throw new DomainError('ALREADY_EXISTS', `Somebody has this ${words[key.by]} already.`, [key.by]);
  }
}

/**
 * Makes sure that a user name is not the e-mail address of somebody else, who could not sign in by it any more. Whose
 * addresses there are must not be found out like this, so that nobody takes any but their own.
 * @throws INVALID
 */
export function mustBeOwnIfAddress(username: string, email: string | null): void {
  const key = emailKey(username);
  if (emailDomain(username) === null || (email !== null && emailKey(email) === key)) return;
  throw new DomainError('INVALID', 'A user name with an @ must be the e-mail address of its owner.', ['username']);
}

const words = { username: 'user name', email: 'e-mail address', externalId: 'external id' } as const;

/**
 * Tells the trail what changes about a person: in the tenant where they are, or of the instance when they are in
 * several.
 */
export async function noteUser(
  change: UserChange,
  id: UserId,
  before: Partial<User> | AuditFacts | null,
  after: Partial<User> | AuditFacts | null,
): Promise<void> {
  const [tenantIds = []] = await change.seen.access.tenantIdsOf([id]);
  change.note({
    objectId: id,
    tenantId: onlyTenant(tenantIds),
    before: before && { ...before },
    after: after && { ...after },
  });
}

import { mayCreateUser, mayVerifyEmail } from '../access/policy/people.js';
import { mustBeAllowed } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import { newId, type DirectoryId, type TenantId, type UserId } from '../kernel/ids.js';
import { checkedEmail, cutText } from '../kernel/text.js';
import { isSomewhere, letIn, mayLetIn, placeIn, type AccessChange } from './access-changes.js';
import type { AccessPlace } from './access-writer.js';
import { mustBeOwnIfAddress, mustBeUnused } from './managed-user.js';
import { checkedProfile, type Profile } from './profile.js';
import type { User } from './user.js';

/** A new person. What is left out is not known; the display name is made of the other names. */
export interface NewUser extends Partial<Profile> {
  readonly username: string;
  readonly email?: string | null;
  readonly emailVerified?: boolean;
}

/** Where a new person shall have access: in a tenant, in a directory of it or its default one; null for nowhere. */
export type NewUserPlace = { readonly tenantId: TenantId; readonly directoryId: DirectoryId | null } | null;

/** What came of making a person. */
export interface UserMade {
  readonly userId: UserId;
  readonly tenantId: TenantId | null;
}

/**
 * Makes a person, in a tenant or, for whoever may on the platform, in none. An e-mail address belongs to one person on the
 * whole instance. When somebody whom the caller does not see has it, that person gets access to the tenant, and nothing of
 * them is changed or told beyond what the tenant may then see: the answer is the same as for somebody new, so that nobody
 * finds out by it who is known elsewhere. The account stays out of the caller's hands: to change it takes a permission on
 * every tenant that the person has access to.
 * @throws NOT_FOUND for a place that the caller does not see, FORBIDDEN without `user:create` there, and for a verified
 * address without `user:update` on the platform, PRIVILEGE_ESCALATION when everybody there has more than the caller,
 * ALREADY_EXISTS for a user name, an external id, an address of somebody whom the caller sees or who has no tenant
 */
export async function createUser(change: AccessChange, wanted: NewUser, where: NewUserPlace): Promise<UserMade> {
  const { at, actor, writers } = change;
  const place = where && (await placeIn(change, where.tenantId, where.directoryId));
  mustBeAllowed(mayCreateUser(actor.rights, place && { id: place.directoryId, tenantId: place.tenantId }), 'person');
  if (place !== null) await mayLetIn(change, place.tenantId);
  const user = newUser(wanted, at);
  if (user.emailVerified) mustBeAllowed(mayVerifyEmail(actor.rights), 'person');
  // Before the address, or a name that is known to be taken would tell whether the address is.
  await mustBeUnused(change, { by: 'username', username: user.username }, null);
  if (user.externalId !== null) await mustBeUnused(change, { by: 'externalId', externalId: user.externalId }, null);
  const known = user.email === null ? null : await knownByEmail(change, user.email, place);
  if (known !== null) return { userId: known, tenantId: place?.tenantId ?? null };
  await writers.users.of(place?.directoryId ?? null).insert(user);
  const { id, username, email, emailVerified, displayName } = user;
  const after = { username, email, emailVerified, displayName };
  change.note({ objectId: id, tenantId: place?.tenantId ?? null, before: null, after });
  if (place !== null) await letIn(change, id, place);
  return { userId: id, tenantId: place?.tenantId ?? null };
}

// Whoever has the address, after they got access.
async function knownByEmail(change: AccessChange, email: string, place: AccessPlace | null): Promise<UserId | null> {
  const { seen, writers } = change;
  const known = await writers.users.find({ by: 'email', email });
  if (known === null) {
    await mustBeUnused(change, { by: 'email', email }, null);
    return null;
  }
  const [visible] = await seen.users.byKeys([{ by: 'id', id: known.id }]);
  // Who has no tenant would come into the hands of the first one that takes them.
  if (place === null || visible != null || !(await isSomewhere(change, known.id)))
    throw new DomainError('ALREADY_EXISTS', 'Somebody has this e-mail address already.', ['email']);
  if (!(await writers.accesses.hasAccess(known.id, place.tenantId))) await letIn(change, known.id, place);
  return known.id;
}

/** A new person as they are kept, of checked facts. @throws BAD_USER_INPUT, INVALID with the fact's name as path */
export function newUser(wanted: NewUser, at: number): User {
  const { email: address, emailVerified = false, ...profile } = wanted;
  const facts = checkedProfile(profile);
  const email = address == null ? null : checkedEmail(address, 'email');
  mustBeOwnIfAddress(facts.username, email);
  const names = [facts.givenName, facts.familyName].filter((name) => name != null).join(' ');
  return {
    id: newId('usr', at),
    externalId: null,
    givenName: null,
    familyName: null,
    nickname: null,
    avatarUrl: null,
    locale: null,
    timeZone: null,
    jobTitle: null,
    department: null,
    organization: null,
    location: null,
    ...facts,
    displayName: facts.displayName ?? (names === '' ? facts.username : cutText(names, 200)),
    email,
    emailVerified: email !== null && emailVerified,
    accountStatus: 'ACTIVE',
    claimStatus: 'UNMANAGED',
    managementSource: 'LOCAL',
    restricted: false,
    mfaEnabled: false,
    lastActiveAt: null,
    deletionScheduledAt: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}

import { mayChangeOwnProfile, mayVerifyEmail } from '../access/policy/people.js';
import { mustBeAllowed, mustBeThere, mustBeVersion } from '../changes/decided.js';
import type { ExternalIdentityId, UserId } from '../kernel/ids.js';
import { checkedEmail, emailKey, textKey } from '../kernel/text.js';
import {
  managedUser,
  mustBeOwnIfAddress,
  mustBeUnused,
  noteUser,
  withPermission,
  type UserChange,
} from './managed-user.js';
import { checkedProfile, ownFacts, type Profile } from './profile.js';
import type { User } from './user.js';
import { onlyTenant } from './only-tenant.js';

/** What shall change of a person: what is left out stays, null clears. */
export type UserUpdate = { readonly id: UserId; readonly version?: number | null } & {
  readonly [F in keyof Profile]?: Profile[F];
};

/**
 * Changes the profile of a person. Everybody may change the names, picture, language and time zone of their own, apart
 * from their user name.
 * @throws NOT_FOUND, FORBIDDEN without `user:update` on every tenant of the person or on the platform, and for whoever
 * holds less than the person, EXTERNALLY_MANAGED, CONFLICT for a version that has passed, ALREADY_EXISTS
 */
export async function updateUser(change: UserChange, update: UserUpdate): Promise<{ userId: UserId }> {
  const { at, actor } = change;
  const { id, version, ...given } = update;
  const isOwnToChange = Object.keys(given).every((fact) => (ownFacts as readonly string[]).includes(fact));
  const decide = isOwnToChange
    ? (...about: [User, Parameters<typeof mayChangeOwnProfile>[2]]) => mayChangeOwnProfile(actor, ...about)
    : withPermission(change, 'user:update');
  const { user, writer } = await managedUser(change, id, decide);
  mustBeVersion(user, version);
  const facts = checkedProfile(given);
  const { username, externalId } = facts;
  if (username !== undefined && textKey(username) !== textKey(user.username)) {
    mustBeOwnIfAddress(username, user.email);
    await mustBeUnused(change, { by: 'username', username }, id);
  }
  if (externalId != null && externalId !== user.externalId)
    await mustBeUnused(change, { by: 'externalId', externalId }, id);
  await writer.update({ ...user, ...facts, updatedAt: at });
  const before = Object.fromEntries(Object.keys(facts).map((fact) => [fact, user[fact as keyof Profile]]));
  await noteUser(change, id, before, facts);
  return { userId: id };
}

/**
 * Changes or clears the e-mail address of a person. A new one counts as unverified unless the caller says that it is
 * verified, and may.
 * @throws NOT_FOUND, FORBIDDEN as for any profile, and without `user:update` on the platform for a verified address,
 * EXTERNALLY_MANAGED, CONFLICT for a version that has passed, ALREADY_EXISTS
 */
export async function changeUserEmail(
  change: UserChange,
  wanted: {
    readonly id: UserId;
    readonly version?: number | null;
    readonly email: string | null;
    readonly verified?: boolean;
  },
): Promise<{ userId: UserId }> {
  const { at, actor } = change;
  const { id, version, verified = false } = wanted;
  const { user, writer } = await managedUser(change, id, withPermission(change, 'user:update'));
  if (verified) mustBeAllowed(mayVerifyEmail(actor.rights), 'person');
  mustBeVersion(user, version);
  const email = wanted.email === null ? null : checkedEmail(wanted.email, 'email');
  const isTheSame = email !== null && user.email !== null && emailKey(email) === emailKey(user.email);
  if (email !== null && !isTheSame) await mustBeUnused(change, { by: 'email', email }, id);
  const after = { email, emailVerified: email !== null && (verified || (isTheSame && user.emailVerified)) };
  await writer.update({ ...user, ...after, updatedAt: at });
  await noteUser(change, id, { email: user.email, emailVerified: user.emailVerified }, after);
  return { userId: id };
}

/**
 * Unlinks a person from their identity at a provider, so that they can't sign in with it any more.
 * @throws NOT_FOUND for one that the caller does not see, FORBIDDEN as for any profile (one's own may be unlinked),
 * EXTERNALLY_MANAGED
 */
export async function unlinkIdentity(
  change: UserChange,
  id: ExternalIdentityId,
): Promise<{ userId: UserId; identityId: ExternalIdentityId }> {
  const { actor, seen, writers } = change;
  const known = await writers.users.identity(id);
  const [seenOnes = []] = known === null ? [] : await seen.users.externalIdentities([known.userId]);
  const { userId, provider, subject } = mustBeThere(
    seenOnes.find((one) => one.id === id),
    'identity',
    'id',
  );
  const { writer } = await managedUser(change, userId, (user, tenantIds) =>
    mayChangeOwnProfile(actor, user, tenantIds),
  );
  await writer.unlink(id);
  const [tenantIds = []] = await seen.access.tenantIdsOf([userId]);
  change.note({
    objectId: id,
    tenantId: onlyTenant(tenantIds),
    about: [userId],
    before: { userId, provider, subject },
    after: null,
  });
  return { userId, identityId: id };
}

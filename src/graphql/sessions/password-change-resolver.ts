import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import {
  changePassword,
  refuseCurrentPassword,
  resetUserPassword,
  unlockUser,
} from '../../core/passwords/password-changes.js';
import { triedNothing } from '../../core/passwords/tried-password.js';
import { mayChangePassword } from '../../core/access/policy/passwords.js';
import { isId, type UserId } from '../../core/kernel/ids.js';
import { noPassword } from '../../core/passwords/new-password.js';
import { endSession, revokeUserSessions } from '../../core/sessions/session-endings.js';
import { tenantIdsOf } from '../access/access-loaders.js';
import { actorOf } from '../access/asked-place.js';
import { carryOut, carryOutAnonymously, givenId } from '../changes/carry-out.js';
import type { GraphContext } from '../context.js';
import { userById } from '../users/user-loaders.js';
import { withoutSecrets } from './secret-input.js';
import { ChangePasswordInput, EndSessionInput, PasswordOwnerInput, ResetUserPasswordInput } from './session-inputs.js';
import { sessionPayloads } from './session-payloads.js';

const needs =
  'It needs the permission `user:reset-password` on every tenant that the person has access to, or on the platform. Nobody may for somebody who holds more than they do.';
const onlyAdds = { onlyAdds: true };

/** Changes of passwords, and of what was opened with them. */
@Resolver()
export class PasswordChangeResolver {
  @Mutation(() => sessionPayloads.change, {
    description:
      'Changes your own password, for which you need no permission. All your other sessions end, and your API tokens unless you keep them, apart from what this request came with. A current password that is not right counts as a failure to sign in. A credential that is limited does not do. Errors: INVALID_CREDENTIALS for a current password that is not right, and for whoever is locked out, INVALID for a new one that is too short or easily guessed, and for a service account, which has none, EXTERNALLY_MANAGED.',
  })
  async changePassword(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ChangePasswordInput, { description: 'The old one and the new one.' })
    input: ChangePasswordInput,
  ) {
    const known = await withoutSecrets(input, 'currentPassword', 'newPassword');
    const show = ({ userId }: Awaited<ReturnType<typeof changePassword>>) => ({ user: userById(context, userId) });
    const keeping = { keepApiTokens: input.keepApiTokens === true };
    const self = await ownerWhoMay(context);
    // Whoever may not at all is refused before the password is tried, and learns nothing about it.
    const tried = self === null ? triedNothing : await context.passwords.tryOwn(self, input.currentPassword);
    if (self !== null && !tried.isRight)
      return carryOutAnonymously(
        context,
        info,
        known,
        (change) => refuseCurrentPassword(change, tried, self),
        () => ({}),
      );
    const wanted = self === null ? noPassword : await context.passwords.hashed(input.newPassword);
    return carryOut(context, info, known, (change) => changePassword(change, tried, wanted, keeping), show, onlyAdds);
  }

  @Mutation(() => sessionPayloads.reset, {
    description: `Sets the password of somebody, who may have forgotten it or have none yet. All their sessions end, and their API tokens unless they are kept. ${needs} Nobody may while they act as somebody else. Your own first password you may set like this, too; afterwards \`changePassword\` asks for it. Errors: NOT_FOUND, EXTERNALLY_MANAGED, INVALID for a password that is too short or easily guessed, and for your own when you have one.`,
  })
  async resetUserPassword(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ResetUserPasswordInput, { description: 'Whose, and which.' }) input: ResetUserPasswordInput,
  ) {
    const known = await withoutSecrets(input, 'newPassword');
    const wanted = await context.passwords.hashed(input.newPassword);
    const keeping = { keepApiTokens: input.keepApiTokens === true };
    return carryOut(
      context,
      info,
      known,
      (change) => resetUserPassword(change, givenId(input.id, ['usr'], 'id'), wanted, keeping),
      ({ userId }) => ({ user: userById(context, userId) }),
      onlyAdds,
    );
  }

  @Mutation(() => sessionPayloads.unlock, {
    description: `Lets somebody who was locked out after too many failures try again at once; who is not locked out stays as they are. ${needs} Errors: NOT_FOUND, EXTERNALLY_MANAGED.`,
  })
  unlockUser(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PasswordOwnerInput, { description: 'Who.' }) input: PasswordOwnerInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => unlockUser(change, { id: givenId(input.id, ['usr'], 'id') }),
      ({ userId }) => ({ user: userById(context, userId) }),
      onlyAdds,
    );
  }

  @Mutation(() => sessionPayloads.revoke, {
    description: `Ends all sessions of somebody at once; of your own, all but the one that you ask with, for which you need no permission. API tokens go on. ${needs} Errors: NOT_FOUND, EXTERNALLY_MANAGED.`,
  })
  revokeUserSessions(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PasswordOwnerInput, { description: 'Whose.' }) input: PasswordOwnerInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => revokeUserSessions(change, { id: givenId(input.id, ['usr'], 'id') }),
      ({ userId }) => ({ user: userById(context, userId) }),
      onlyAdds,
    );
  }

  @Mutation(() => sessionPayloads.end, {
    description:
      'Ends one of your own sessions at once, for example of a device that you have lost. It needs no permission, and a credential that is limited does not do. Errors: NOT_FOUND also for a session of somebody else, EXTERNALLY_MANAGED.',
  })
  endSession(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => EndSessionInput, { description: 'The session.' }) input: EndSessionInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => endSession(change, givenId(input.id, ['ses'], 'id')),
      ({ sessionId }) => ({ endedSessionId: sessionId }),
      onlyAdds,
    );
  }
}

// The caller, if they may change their password. The change decides anew.
async function ownerWhoMay(context: GraphContext): Promise<UserId | null> {
  const actor = actorOf(context);
  if (!isId(actor.principalId, 'usr')) return null;
  const [user, tenantIds] = await Promise.all([
    userById(context, actor.principalId),
    tenantIdsOf(context, actor.principalId),
  ]);
  return user !== null && mayChangePassword(actor, user, tenantIds).allowed ? user.id : null;
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { badInput } from '../../core/kernel/errors.js';
import { isId } from '../../core/kernel/ids.js';
import type { AccessToken } from '../../core/sessions/access-token.js';
import type { Session } from '../../core/sessions/session.js';
import { refreshSession, signIn, signOut, type SessionOpened } from '../../core/sessions/sign-in.js';
import { carryOutAnonymously } from '../changes/carry-out.js';
import type { GraphContext } from '../context.js';
import { withoutSecrets } from './secret-input.js';
import { RefreshSessionInput, SignInInput, SignOutInput } from './session-inputs.js';
import { sessionPayloads } from './session-payloads.js';

/** Signing in and out, for which nobody need have signed in. */
@Resolver()
export class SignInResolver {
  @Mutation(() => sessionPayloads.signIn, {
    description:
      'Signs in with a password, and opens a session. It needs no permission. What is wrong is told in the same words, whoever it is about and whether there is anybody. After ten failures within five minutes nobody gets in with that password for half an hour, unless an administrator unlocks them; sessions that are open go on. Errors: INVALID_CREDENTIALS.',
  })
  async signIn(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => SignInInput, { description: 'Who signs in.' }) input: SignInInput,
  ) {
    const issue = await context.accessTokens.issuer();
    const tried = await context.passwords.tryOf(input.login, input.password);
    const known = await withoutSecrets(input, 'login', 'password');
    return carryOutAnonymously(context, info, known, (change) => signIn(change, tried), shownBy(issue));
  }

  @Mutation(() => sessionPayloads.refresh, {
    description:
      'Renews a session: it gives a new access token, and a new refresh token in place of the one that was sent. It needs no permission. One that was sent before ends the session, because it has been in two hands. A program that may have to ask again, because no answer came, sends an `idempotency-key`. A session ends after a week without renewal, and after thirty days in any case. Errors: INVALID_CREDENTIALS, in the same words whatever is wrong with the token.',
  })
  async refreshSession(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RefreshSessionInput, { description: 'The session.' }) { refreshToken }: RefreshSessionInput,
  ) {
    const issue = await context.accessTokens.issuer();
    const known = await withoutSecrets({ refreshToken }, 'refreshToken');
    return carryOutAnonymously(context, info, known, (change) => refreshSession(change, refreshToken), shownBy(issue));
  }

  @Mutation(() => sessionPayloads.signOut, {
    description:
      'Signs out: ends the session of a refresh token, or else the one whose access token the request carries, at once. It needs no permission. For a token of no session there is nothing to do. Errors: INVALID when neither is given.',
  })
  async signOut(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => SignOutInput, { description: 'The session.' }) { refreshToken }: SignOutInput,
  ) {
    const by = refreshToken == null ? ownSession(context) : { refreshToken };
    const known = await withoutSecrets({ ...by }, 'refreshToken');
    return carryOutAnonymously(
      context,
      info,
      known,
      async (change) => {
        if (by === null) throw badInput('This is needed: the request belongs to no session.', 'refreshToken');
        return signOut(change, by);
      },
      ({ sessionId }) => ({ endedSessionId: sessionId }),
    );
  }
}

function ownSession({ actor, impersonator }: GraphContext) {
  const { principalId, sessionId } = impersonator?.actor ?? actor ?? {};
  return sessionId != null && isId(principalId, 'usr') ? { sessionId, userId: principalId } : null;
}

function shownBy(issue: (session: Session) => Promise<AccessToken>) {
  return async (opened: SessionOpened | null) => {
    if (opened === null) return {};
    const { session, refreshToken } = opened;
    const { token, expiresAt } = await issue(session);
    return {
      accessToken: token,
      expiresAt,
      refreshToken,
      refreshExpiresAt: session.expiresAt,
      sessionId: session.id,
      userId: session.userId,
    };
  };
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requestPasswordReset, resetForgottenPassword } from '../../core/passwords/forgotten-password.js';
import { carryOutAnonymously } from '../changes/carry-out.js';
import type { GraphContext } from '../context.js';
import { withoutSecrets } from './secret-input.js';
import { RequestPasswordResetInput, ResetForgottenPasswordInput } from './session-inputs.js';
import { sessionPayloads } from './session-payloads.js';

/** Setting another password when one has forgotten it, for which nobody need have signed in. */
@Resolver()
export class ForgottenPasswordResolver {
  @Mutation(() => sessionPayloads.request, {
    description:
      'Asks for a mail with a link by which you set another password. Without signing in. The answer is always the same, whether there is such a person or not. A mail goes to the verified address of an account that works and signs in here, at most every five minutes; as long as no mail server is configured it waits. Errors: INVALID for a name of more than 4,096 characters.',
  })
  async requestPasswordReset(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RequestPasswordResetInput, { description: 'Who you are.' }) input: RequestPasswordResetInput,
  ) {
    const known = await withoutSecrets(input, 'login');
    return carryOutAnonymously(
      context,
      info,
      known,
      (change) => requestPasswordReset(change, input.login),
      () => ({}),
    );
  }

  @Mutation(() => sessionPayloads.forgotten, {
    description:
      'Sets your password by the secret in the mail of `requestPasswordReset`, which works once and for an hour. Without signing in. All your sessions and API tokens end; if you were locked out you no longer are. Sign in with the new password afterwards. Errors: NOT_FOUND in the same words whatever is wrong with the secret, INVALID for a password that is easily guessed, after which the secret goes on working.',
  })
  async resetForgottenPassword(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ResetForgottenPasswordInput, { description: 'The secret and the new password.' })
    input: ResetForgottenPasswordInput,
  ) {
    const known = await withoutSecrets(input, 'secret', 'newPassword');
    const wanted = await context.passwords.hashed(input.newPassword);
    return carryOutAnonymously(
      context,
      info,
      known,
      (change) => resetForgottenPassword(change, input.secret, wanted),
      ({ userId }) => ({ userId }),
    );
  }
}

import { ID } from 'type-graphql';
import { payloadType } from '../changes/payload.js';
import { DateTime } from '../schema/date-time.js';
import { UserType } from '../users/user-type.js';

const user = [() => UserType, 'The person; null when it was not done, or when you do not see them.'] as const;

const opened = {
  accessToken: [
    () => String,
    'What goes with each request, as `Authorization: Bearer …`: a JWT for ten minutes. Null when it was not done.',
  ],
  expiresAt: [() => DateTime, 'When the access token ends. Renew the session before.'],
  refreshToken: [
    () => String,
    'What renews the session with `refreshSession`, once. It is shown this once; keep it as safe as a password.',
  ],
  refreshExpiresAt: [() => DateTime, 'When the session ends by itself, unless it is renewed before.'],
  sessionId: [() => ID, 'The session.'],
  userId: [() => ID, 'Who has signed in. With the access token, `viewer` tells more.'],
} as const;

/** The payloads of signing in and out, and of the changes of passwords. */
export const sessionPayloads = {
  signIn: payloadType('SignIn', 'signing in', opened),
  refresh: payloadType('RefreshSession', 'renewing a session', opened),
  signOut: payloadType('SignOut', 'signing out', {
    endedSessionId: [() => ID, 'The session that has ended; null when there was none any more.'],
  }),
  end: payloadType('EndSession', 'ending one of your sessions', {
    endedSessionId: [() => ID, 'The session that has ended; null when it was not done.'],
  }),
  revoke: payloadType('RevokeUserSessions', 'ending the sessions of somebody', { user }),
  change: payloadType('ChangePassword', 'changing your password', { user }),
  reset: payloadType('ResetUserPassword', "setting somebody's password", { user }),
  request: payloadType('RequestPasswordReset', 'asking for a mail to set another password with', {}),
  forgotten: payloadType('ResetForgottenPassword', 'setting a password that was forgotten', {
    userId: [() => ID, 'Whose password it is; null when it was not done.'],
  }),
  unlock: payloadType('UnlockUser', 'unlocking somebody', { user }),
};

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { mayChangePassword } from '../../core/access/policy/passwords.js';
import type { PasswordState } from '../../core/passwords/password-writer.js';
import type { Session } from '../../core/sessions/session.js';
import type { User } from '../../core/users/user.js';
import { tenantIdsOf } from '../access/access-loaders.js';
import { onceLoaded } from '../connection/loaders.js';
import { actorOf } from '../access/asked-place.js';
import type { Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';
import { ViewerType } from '../instance/instance-type.js';
import { DateTime } from '../schema/date-time.js';
import { Reads } from '../schema/reads.js';
import { UserType } from '../users/user-type.js';
import { SessionType } from './session-type.js';

/** The caller's own sessions. */
@Resolver(() => ViewerType)
export class ViewerSessionResolver {
  @FieldResolver(() => [SessionType], {
    description: 'Your sessions that have not ended, the newest first, at most 100. Nobody sees those of others.',
  })
  sessions(@Ctx() { stores }: GraphContext) {
    return stores.sessions.own();
  }
}

/** Which session the request belongs to. */
@Resolver(() => SessionType)
export class SessionResolver {
  @FieldResolver(() => Boolean, { description: 'Whether this request belongs to it.' })
  current(@Root() session: Session, @Ctx() { actor }: GraphContext) {
    return session.id === actor?.sessionId;
  }
}

const forWhom =
  'Null also for who is neither themself nor may set their password, which is told without regard to what they hold.';

/** What may be known of somebody's password. */
@Resolver(() => UserType)
export class UserPasswordResolver {
  @Reads('id', 'managementSource', 'restricted')
  @FieldResolver(() => DateTime, {
    nullable: true,
    description: `When they got the password that they have; null for none. ${forWhom}`,
  })
  passwordChangedAt(@Root() user: User, @Ctx() context: GraphContext) {
    return stateOf(context, user, ({ changedAt }) => changedAt);
  }

  @Reads('id', 'managementSource', 'restricted')
  @FieldResolver(() => DateTime, {
    nullable: true,
    description: `Until when they cannot sign in with their password, because of too many failures; null for who can. \`unlockUser\` lets them. ${forWhom}`,
  })
  lockedUntil(@Root() user: User, @Ctx() context: GraphContext) {
    return stateOf(context, user, ({ lockedUntil }) => lockedUntil);
  }
}

function stateOf<T>(context: GraphContext, user: User, pick: (state: PasswordState) => T): Loaded<T | null> {
  const { loaders, stores } = context;
  return onceLoaded(tenantIdsOf(context, user.id), (tenantIds): Loaded<T | null> => {
    if (!mayChangePassword(actorOf(context), user, tenantIds).allowed) return null;
    return onceLoaded(
      loaders.one('password state', user.id, (ids) => stores.passwords.statesOf(ids)),
      pick,
    );
  }) as Loaded<T | null>;
}

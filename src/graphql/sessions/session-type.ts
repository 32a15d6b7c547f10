import { Field, ID, ObjectType } from 'type-graphql';
import type { Session } from '../../core/sessions/session.js';
import { DateTime } from '../schema/date-time.js';

/** What somebody has opened by signing in. */
@ObjectType('Session', {
  description:
    'What somebody has opened by signing in with their password, on one of their devices. One that has ended is gone.',
})
export class SessionType implements Omit<Session, 'userId'> {
  @Field(() => ID, { description: 'Its id.' })
  id!: Session['id'];

  @Field(() => DateTime, { description: 'When they signed in.' })
  createdAt!: number;

  @Field(() => DateTime, { description: 'When it was last renewed, which a program does while it is in use.' })
  refreshedAt!: number;

  @Field(() => DateTime, { description: 'When it ends by itself, unless it is renewed before.' })
  expiresAt!: number;
}

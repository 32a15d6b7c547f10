import type { Clock } from '../core/kernel/clock.js';
import type { GraphContext, InstanceFacts, MailFacts } from '../graphql/context.js';
import type { Database } from '../storage/database/database.js';
import type { Config } from './config.js';
import type { SigningKeys } from './sign-in/signing-keys.js';
import type { TokenUse } from './token-use.js';

/** What contexts are made of. */
export interface ContextOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly instance: InstanceFacts;
  readonly limits: GraphContext['limits'];
  readonly signIn: Pick<Config, 'openId' | 'gateway' | 'sessions'>;
  /** The keys that sign the tokens of sessions. */
  readonly keys: SigningKeys;
  readonly mail: MailFacts;
  /** Hears of the use of tokens; left out where nothing is to be written. */
  readonly tokenUse?: TokenUse;
}

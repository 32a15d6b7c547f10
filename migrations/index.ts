import { CreateDirectory1763740800000 } from './1763740800000-create-directory.js';
import { NarrowTokens1763827200000 } from './1763827200000-narrow-tokens.js';
import { KeepAudit1763913600000 } from './1763913600000-keep-audit.js';
import { KeepInvitations1764000000000 } from './1764000000000-keep-invitations.js';
import { KeepSessions1764086400000 } from './1764086400000-keep-sessions.js';
import { FindDeletions1764172800000 } from './1764172800000-find-deletions.js';
import { KeepResets1764259300000 } from './1764259300000-keep-resets.js';
import { CompareWork1764432000000 } from './1764432000000-compare-work.js';

/**
 * Every migration, oldest first. What a landed one makes is never changed; the next change is a new one.
 * A server of MySQL's protocol keeps each change of the schema at once: first all those by `reshape`, then `beginRows`, then rows.
 */
export const migrations = [
  CreateDirectory1763740800000,
  NarrowTokens1763827200000,
  KeepAudit1763913600000,
  KeepInvitations1764000000000,
  KeepSessions1764086400000,
  FindDeletions1764172800000,
  KeepResets1764259300000,
  CompareWork1764432000000,
];

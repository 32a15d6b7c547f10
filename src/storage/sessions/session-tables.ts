import type { EntitySchema } from 'typeorm';
import type { Columns } from '../database/columns.js';
import { tableOf } from '../database/table.js';

/** Passwords, what was opened with them, and the keys that sign for it. */
export function sessionTables(c: Columns): EntitySchema[] {
  const maybe = { nullable: true };
  return [
    tableOf('passwords', {
      columns: {
        user_id: c.id({ primary: true }),
        hash: c.text(200),
        version: c.integer(),
        changed_at: c.time(),
        failures: c.integer(),
        failing_since: c.time(maybe),
        locked_until: c.time(maybe),
      },
      references: [['user_id', 'users', 'CASCADE']],
    }),
    // What mails about forgotten passwords hold, as hashes.
    tableOf('password_resets', {
      columns: {
        hash: c.hash({ primary: true }),
        user_id: c.id(),
        // Of the address that it was sent to: it counts as long as that is theirs.
        email_key: c.text(254),
        expires_at: c.time(),
      },
      index: [['user_id'], ['expires_at']],
      references: [['user_id', 'users', 'CASCADE']],
    }),
    tableOf('sessions', {
      columns: {
        id: c.id({ primary: true }),
        user_id: c.id(),
        family_hash: c.hash(),
        refresh_hash: c.hash(),
        created_at: c.time(),
        refreshed_at: c.time(),
        expires_at: c.time(),
      },
      unique: [['family_hash']],
      index: [['user_id'], ['expires_at']],
      references: [['user_id', 'users', 'CASCADE']],
    }),
    tableOf('signing_keys', {
      columns: {
        kid: c.text(64, { primary: true }),
        public_jwk: c.long(),
        sealed_private: c.long(maybe),
        signs_from: c.time(),
        signs_until: c.time(),
        published_until: c.time(),
      },
    }),
  ];
}

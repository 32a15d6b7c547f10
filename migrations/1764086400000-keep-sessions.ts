import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type Shape } from './table-shape.js';

const shapes: readonly Shape[] = [
  {
    name: 'passwords',
    columns: `user_id id *, hash text(200), version int, changed_at time, failures int, failing_since time ?,
      locked_until time ?`,
    references: ['user_id > users CASCADE'],
  },
  {
    name: 'sessions',
    columns: `id id *, user_id id, family_hash hash, refresh_hash hash, created_at time, refreshed_at time,
      expires_at time`,
    unique: ['family_hash'],
    index: ['user_id', 'expires_at'],
    references: ['user_id > users CASCADE'],
  },
  {
    name: 'signing_keys',
    columns:
      'kid text(64) *, public_jwk long, sealed_private long ?, signs_from time, signs_until time, published_until time',
  },
];

/** Passwords as hashes, what was opened with them, and the keys that sign for it. */
export class KeepSessions1764086400000 implements MigrationInterface {
  readonly name = 'KeepSessions1764086400000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, shapes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, shapes);
  }
}

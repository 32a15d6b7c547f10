import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type Shape } from './table-shape.js';

const shapes: readonly Shape[] = [
  {
    name: 'password_resets',
    columns: 'hash hash *, user_id id, email_key text(254), expires_at time',
    index: ['user_id', 'expires_at'],
    references: ['user_id > users CASCADE'],
  },
];

/** The secrets by which people set a password when they have forgotten theirs. */
export class KeepResets1764259300000 implements MigrationInterface {
  readonly name = 'KeepResets1764259300000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, shapes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, shapes);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reshape } from './resumable.js';

/** An index for the purge, which looks for the accounts whose deletion is due. */
export class FindDeletions1764172800000 implements MigrationInterface {
  readonly name = 'FindDeletions1764172800000';

  async up(runner: QueryRunner): Promise<void> {
    await reshape(() => runner.query('CREATE INDEX ix_users_deletion_scheduled_at ON users (deletion_scheduled_at)'));
  }

  async down(runner: QueryRunner): Promise<void> {
    const onTable = runner.connection.options.type === 'better-sqlite3' ? '' : ' ON users';
    await reshape(() => runner.query(`DROP INDEX ix_users_deletion_scheduled_at${onTable}`));
  }
}

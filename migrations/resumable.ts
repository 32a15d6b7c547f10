import type { QueryRunner } from 'typeorm';
import { isAsWanted } from '../src/storage/database/errors.js';

/**
 * Makes or drops one part of the schema. MySQL and MariaDB keep each such statement at once, so a migration that was cut
 * off has done its first ones when it is run again: what is as it is wanted is left as it is. SQLite keeps all or nothing.
 */
export async function reshape(step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!isAsWanted(error)) throw error;
  }
}

/**
 * Begins to write rows, after the last change of the schema: MySQL and MariaDB have ended the transaction with that. From
 * here on all is kept together with the record that the migration was run, or nothing is.
 */
export async function beginRows(runner: QueryRunner): Promise<void> {
  if (runner.connection.options.type !== 'better-sqlite3') await runner.query('START TRANSACTION');
}

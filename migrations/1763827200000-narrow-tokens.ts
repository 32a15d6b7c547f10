import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addPermission, removePermission, type BuiltIn } from './built-in-permission.js';
import { beginRows, reshape } from './resumable.js';

const added = Date.UTC(2026, 10, 22);

// Platform administrator, Tenant administrator, User manager, Auditor.
const roles = [1, 2, 3, 5];

const permissions: readonly BuiltIn[] = [
  {
    name: 'user-email:read',
    description: 'See e-mail addresses where a tenant hides them.',
    added,
    roles,
  },
  {
    name: 'external-identity:read',
    description: 'See how external identity providers know people.',
    added,
    roles,
  },
];

/** Tokens for a part of what their owner may, tenants that hide addresses and shorten the life of tokens. */
export class NarrowTokens1763827200000 implements MigrationInterface {
  readonly name = 'NarrowTokens1763827200000';

  async up(runner: QueryRunner): Promise<void> {
    const types = typesOf(runner);
    const alter = (statement: string) => reshape(() => runner.query(statement));
    await alter(`ALTER TABLE api_tokens ADD COLUMN scopes ${types.list} NULL`);
    await alter(`ALTER TABLE tenants ADD COLUMN hides_email ${types.flag} NOT NULL DEFAULT 0`);
    await alter(`ALTER TABLE tenants ADD COLUMN max_token_days ${types.integer} NULL`);
    await beginRows(runner);
    for (const permission of permissions) await addPermission(runner, permission);
  }

  async down(runner: QueryRunner): Promise<void> {
    const alter = (statement: string) => reshape(() => runner.query(statement));
    for (const permission of permissions) await removePermission(runner, permission);
    await alter('ALTER TABLE tenants DROP COLUMN max_token_days');
    await alter('ALTER TABLE tenants DROP COLUMN hides_email');
    await alter('ALTER TABLE api_tokens DROP COLUMN scopes');
  }
}

function typesOf(runner: QueryRunner) {
  return runner.connection.options.type === 'better-sqlite3'
    ? { list: 'text', flag: 'boolean', integer: 'integer' }
    : { list: 'text CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', flag: 'tinyint', integer: 'int' };
}

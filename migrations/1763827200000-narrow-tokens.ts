import type { MigrationInterface, QueryRunner } from 'typeorm';

const added = Date.UTC(2026, 10, 22);

const permissions: Readonly<Record<string, string>> = {
  'user-email:read': 'See e-mail addresses where a tenant hides them.',
  'external-identity:read': 'See how external identity providers know people.',
};

// Platform administrator, Tenant administrator, User manager, Auditor.
const roleIds = [1, 2, 3, 5].map((n) => Buffer.from(`0000000000007000800000000000000${n}`, 'hex'));

/** Tokens for a part of what their owner may, tenants that hide addresses and shorten the life of tokens. */
export class NarrowTokens1763827200000 implements MigrationInterface {
  readonly name = 'NarrowTokens1763827200000';

  async up(runner: QueryRunner): Promise<void> {
    const types = typesOf(runner);
    await runner.query(`ALTER TABLE api_tokens ADD COLUMN scopes ${types.list} NULL`);
    await runner.query(`ALTER TABLE tenants ADD COLUMN hides_email ${types.flag} NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE tenants ADD COLUMN max_token_days ${types.integer} NULL`);
    for (const [name, description] of Object.entries(permissions)) await addPermission(runner, name, description);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(permissions)) await removePermission(runner, name);
    await runner.query('ALTER TABLE tenants DROP COLUMN max_token_days');
    await runner.query('ALTER TABLE tenants DROP COLUMN hides_email');
    await runner.query('ALTER TABLE api_tokens DROP COLUMN scopes');
  }
}

function typesOf(runner: QueryRunner) {
  return runner.connection.options.type === 'better-sqlite3'
    ? { list: 'text', flag: 'boolean', integer: 'integer' }
    : { list: 'text CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', flag: 'tinyint', integer: 'int' };
}

async function addPermission(runner: QueryRunner, name: string, description: string): Promise<void> {
  // A company may have thought of the name first: then it is built in from now on, described as before, and its roles keep it.
  const known = (await runner.query('SELECT name FROM permissions WHERE name = ?', [name])) as unknown[];
  const [resource, action] = name.split(':');
  if (known.length > 0) await runner.query('UPDATE permissions SET is_system = 1 WHERE name = ?', [name]);
  else
    await runner.query(
      `INSERT INTO permissions (name, resource, action, description, is_system, created_at) VALUES (?, ?, ?, ?, 1, ?)`,
      [name, resource, action, description, added],
    );
  for (const role of roleIds)
    await runner.query('INSERT INTO role_permissions (role_id, permission_name) VALUES (?, ?)', [role, name]);
}

async function removePermission(runner: QueryRunner, name: string): Promise<void> {
  for (const role of roleIds)
    await runner.query('DELETE FROM role_permissions WHERE role_id = ? AND permission_name = ?', [role, name]);
  const [made] = (await runner.query('SELECT name FROM permissions WHERE name = ? AND created_at = ?', [
    name,
    added,
  ])) as unknown[];
  if (made === undefined) {
    // The company's own again, with the roles that allow it.
    await runner.query('UPDATE permissions SET is_system = 0 WHERE name = ?', [name]);
    return;
  }
  await runner.query('DELETE FROM role_permissions WHERE permission_name = ?', [name]);
  await runner.query('DELETE FROM permissions WHERE name = ?', [name]);
}

import type { QueryRunner } from 'typeorm';

/** A permission that a later version has thought of, and the built-in roles that have it. */
export interface BuiltIn {
  readonly name: string;
  readonly description: string;
  /** Milliseconds since 1970. */
  readonly added: number;
  /** The last digits of the ids of built-in roles. */
  readonly roles: readonly number[];
}

/** Adds a permission to the catalogue, and to the built-in roles that have it. */
export async function addPermission(runner: QueryRunner, { name, description, added, roles }: BuiltIn): Promise<void> {
  // A company may have thought of the name first: then it is built in from now on, described as before, and its roles keep it.
  const known = (await runner.query('SELECT name FROM permissions WHERE name = ?', [name])) as unknown[];
  const [resource, action] = name.split(':');
  if (known.length > 0) await runner.query('UPDATE permissions SET is_system = 1 WHERE name = ?', [name]);
  else
    await runner.query(
      `INSERT INTO permissions (name, resource, action, description, is_system, created_at) VALUES (?, ?, ?, ?, 1, ?)`,
      [name, resource, action, description, added],
    );
  for (const role of roles)
    await runner.query('INSERT INTO role_permissions (role_id, permission_name) VALUES (?, ?)', [idOf(role), name]);
}

/** Undoes that. */
export async function removePermission(runner: QueryRunner, { name, added, roles }: BuiltIn): Promise<void> {
  for (const role of roles)
    await runner.query('DELETE FROM role_permissions WHERE role_id = ? AND permission_name = ?', [idOf(role), name]);
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

function idOf(role: number): Buffer {
  return Buffer.from(`0000000000007000800000000000000${role}`, 'hex');
}

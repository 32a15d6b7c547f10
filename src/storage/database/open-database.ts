import type { Database, DatabaseAddress, DatabaseLimits, MysqlAddress } from './database.js';
import { openMysql } from './open-mysql.js';
import { openSqlite } from './open-sqlite.js';

/**
 * Opens the database.
 * @param replica a server that copies it, for what may lag behind; none for SQLite
 * @throws UNAVAILABLE when nothing answers there, INVALID when the server's settings would lose or mix up data
 */
export function openDatabase(
  address: DatabaseAddress,
  limits: DatabaseLimits,
  replica: MysqlAddress | null = null,
): Promise<Database> {
  return address.kind === 'sqlite' ? openSqlite(address.path, limits) : openMysql(address, limits, replica);
}

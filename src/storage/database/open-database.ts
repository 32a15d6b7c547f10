import type { Database, DatabaseAddress, DatabaseLimits } from './database.js';
import { openMysql } from './open-mysql.js';
import { openSqlite } from './open-sqlite.js';

/**
 * Opens the database.
 * @throws UNAVAILABLE when nothing answers there, INVALID when the server's settings would lose or mix up data
 */
export function openDatabase(address: DatabaseAddress, limits: DatabaseLimits): Promise<Database> {
  return address.kind === 'sqlite' ? openSqlite(address.path, limits) : openMysql(address, limits);
}

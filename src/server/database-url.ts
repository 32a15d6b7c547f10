import type { DatabaseAddress } from '../storage/database/database.js';

/** Where the data is when nobody says. */
export const DEFAULT_DATABASE_URL = 'sqlite:data/denizen.sqlite';

/** The port of MySQL, MariaDB and (in front of TiDB) most proxies. */
const MYSQL_PORT = 3306;

/** Says what is wrong with a `DATABASE_URL`, in words that follow its name. Never holds the URL, whose password is secret. */
export class DatabaseUrlError extends Error {}

/**
 * Reads `sqlite:<path>`, `sqlite::memory:`, or `mysql://user:password@host:port/database` (`mariadb://` is the same).
 * User, password and database are percent-decoded.
 * @throws DatabaseUrlError
 */
export function parseDatabaseUrl(text: string): DatabaseAddress {
  const scheme = /^([a-z]+):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'sqlite') return parseSqlite(text.slice('sqlite:'.length));
  if (scheme === 'mysql' || scheme === 'mariadb') return parseMysql(text);
  throw new DatabaseUrlError('must begin with "sqlite:", "mysql://" or "mariadb://"');
}

/** A database as it may be shown and logged: without its password. */
export function describeDatabase(address: DatabaseAddress): string {
  if (address.kind === 'sqlite') return `sqlite:${address.path}`;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return `mysql://${encodeURIComponent(address.user)}@${host}:${address.port}/${encodeURIComponent(address.database)}`;
}

function parseSqlite(path: string): DatabaseAddress {
  // A URL of three slashes names an absolute path; two would name a host.
  const named = path.startsWith('///') ? path.slice(2) : path;
  if (named === '' || named.startsWith('//')) throw new DatabaseUrlError('must name a file after "sqlite:"');
  if (named.includes('\0')) throw new DatabaseUrlError('must not hold a NUL character');
  return { kind: 'sqlite', path: named };
}

function parseMysql(text: string): DatabaseAddress {
  if (!URL.canParse(text))
    throw new DatabaseUrlError('is not a URL (percent-encode special characters in the password)');
  const url = new URL(text);
  if (url.search !== '' || url.hash !== '') {
    throw new DatabaseUrlError('takes no "?" or "#" part (percent-encode these characters in the password)');
  }
  const database = decoded(url.pathname.replace(/^\//, ''));
  if (url.hostname === '') throw new DatabaseUrlError('must name a host');
  if (url.username === '') throw new DatabaseUrlError('must name a user before "@"');
  if (database === '' || database.includes('/')) throw new DatabaseUrlError('must name one database after the host');
  return {
    kind: 'mysql',
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? MYSQL_PORT : Number(url.port),
    user: decoded(url.username),
    password: decoded(url.password),
    database,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new DatabaseUrlError('has a "%" that begins no percent-encoded character (write a plain one as "%25")');
  }
}

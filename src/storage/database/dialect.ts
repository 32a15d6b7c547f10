/** The two families of SQL that the storage speaks; MariaDB, MySQL 8 and TiDB are one. */
export type Dialect = 'sqlite' | 'mysql';

/** The servers behind the MySQL protocol that need telling apart. */
export type MysqlFlavour = 'mariadb' | 'mysql';

/** How long one reading statement may run on the server, said in the statement itself: no session state to lose. */
export function withTimeLimit(text: string, flavour: MysqlFlavour | 'sqlite', milliseconds: number): string {
  if (flavour === 'mariadb') return `SET STATEMENT max_statement_time=${milliseconds / 1000} FOR ${text}`;
  if (flavour !== 'mysql') return text;
  const limited = `SELECT /*+ MAX_EXECUTION_TIME(${milliseconds}) */`;
  // MySQL takes no notice of the hint inside of WITH.
  return text.startsWith('WITH') ? `${limited} * FROM (${text}) limited` : text.replace('SELECT', limited);
}

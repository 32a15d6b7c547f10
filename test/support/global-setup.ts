import { findMysqlProgram, refusalOf, startMysqlServer } from './mysql-server.js';
import { keepForTeardown } from './global-teardown.js';

const VARIABLE = 'TEST_MYSQL_URL';

/**
 * Decides which MySQL-protocol server the tests use, and tells them through `TEST_MYSQL_URL`:
 * the one that the variable names already, else a private one, else none, which fails in continuous integration.
 * `TEST_MYSQL_URL=none` leaves it out on purpose.
 *
 * @throws when the server that was named does not answer, or when there is none and `CI=true`
 */
async function chooseMysqlServer(): Promise<void> {
  const given = process.env[VARIABLE];
  if (given === 'none') {
    delete process.env[VARIABLE];
    say(`MySQL/MariaDB: left out, as ${VARIABLE}=none asks. The tests run on SQLite only.`);
    return;
  }
  if (given !== undefined && given !== '') {
    const refusal = await refusalOf(given);
    if (refusal !== undefined) throw new Error(`${VARIABLE} names a server that does not answer: ${refusal}`);
    say(`MySQL/MariaDB: the server that ${VARIABLE} names.`);
    return;
  }
  if (findMysqlProgram() === undefined) {
    const advice = `Install MariaDB (Debian: apt-get install mariadb-server) or set ${VARIABLE}=mysql://root@127.0.0.1:3306.`;
    if (process.env.CI === 'true') throw new Error(`MySQL/MariaDB: no server found. ${advice}`);
    say(`MySQL/MariaDB: NOT TESTED, no server found; the tests run on SQLite only. ${advice}`);
    return;
  }
  const started = Date.now();
  const server = await startMysqlServer();
  keepForTeardown(server);
  process.env[VARIABLE] = server.url;
  process.env.TEST_MYSQL_PRIVATE = '1';
  say(`MySQL/MariaDB: ${server.program.version}, private, started in ${Date.now() - started} ms.`);
}

function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

// Jest calls a module's default export, and nothing else.
// eslint-disable-next-line house/no-default-export -- required by Jest
export default chooseMysqlServer;

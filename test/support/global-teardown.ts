import type { MysqlServer } from './mysql-server.js';

// Jest loads set-up and teardown as separate modules of one process; only a global reaches from one to the other.
const shared = globalThis as typeof globalThis & { denizenTestServer?: MysqlServer };

/** Remembers the private server that the set-up started, so that the teardown can end it. */
export function keepForTeardown(server: MysqlServer): void {
  shared.denizenTestServer = server;
}

async function endMysqlServer(): Promise<void> {
  await shared.denizenTestServer?.stop();
}

// Jest calls a module's default export, and nothing else.
// eslint-disable-next-line house/no-default-export -- required by Jest
export default endMysqlServer;

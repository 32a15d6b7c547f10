import { readConfig } from '../src/server/config.js';
import { createLogger } from '../src/server/log.js';
import { serve } from '../src/server/serve.js';

// The server as it runs in production; it tells its parent where it listens.
const config = readConfig();
const server = await serve(config, createLogger(config.logLevel));
process.send?.({ port: Number(new URL(server.url).port) });
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));

import { runServer } from './cli/start-command.js';

await runServer();

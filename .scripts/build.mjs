// npm run build: the service and the page of GraphiQL, into dist/.
import { chmodSync, rmSync } from 'node:fs';
import { run } from './run.mjs';

// tsc leaves the output of deleted files behind, and a migration that is gone must not run.
rmSync('dist', { recursive: true, force: true });
await run('tsc');
// `npx denizen` runs it as a program.
chmodSync('dist/src/cli/main.js', 0o755);
await run('node src/graphiql/build.mjs');

// npm run dev: compiles what changes, and restarts the service on it. The page of GraphiQL is built once, at the start.
import { spawn } from 'node:child_process';
import { run } from './run.mjs';

await run('node .scripts/build.mjs');

// Without a shell between, so that a signal reaches the program itself.
const programs = [
  ['node_modules/typescript/bin/tsc', '--watch', '--preserveWatchOutput'],
  ['--watch', '--enable-source-maps', 'dist/src/main.js'],
].map((args) => spawn(process.execPath, args, { stdio: 'inherit' }));

const end = () => programs.forEach((program) => program.kill());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
for (const program of programs) program.once('exit', end);

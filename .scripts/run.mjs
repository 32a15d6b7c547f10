import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** Starts a command line with the programs of node_modules on its PATH, talking to this terminal. */
export function start(command, options = {}) {
  const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
  return spawn(command, { shell: true, stdio: 'inherit', env: { ...process.env, PATH }, ...options });
}

/** Runs a command line to its end; when it fails, this process fails with the same code. */
export async function run(command) {
  const code = await new Promise((done) => start(command).once('exit', done));
  if (code !== 0) process.exit(code ?? 1);
}

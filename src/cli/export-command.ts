import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { exportNdjson } from '../importing/ndjson/export-ndjson.js';
import { withTools } from './with-tools.js';

/** `denizen export`. */
export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description(
      'Write everything as NDJSON to standard output: one consistent state, the same text from every database.',
    )
    .addHelpText('after', help)
    .action(() =>
      withTools(async ({ transfer }) => {
        await pipeline(exportNdjson(transfer), process.stdout).catch(nobodyReadsOn);
      }),
    );
}

// As after `| head`: whoever has read enough need not be told.
function nobodyReadsOn(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

const help = `
Treat the result as a secret: it holds what is known of people, and the hashes of API tokens.

Example, from SQLite to MariaDB:
  DATABASE_URL=sqlite:data/denizen.sqlite npx denizen export |
    DATABASE_URL=mariadb://user:password@127.0.0.1:3306/denizen npx denizen import ndjson -`;

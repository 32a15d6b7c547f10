import type { Command } from 'commander';
import { withTools } from './with-tools.js';

/** `denizen purge`. */
export function addPurgeCommand(program: Command): void {
  program
    .command('purge')
    .description('Delete the accounts whose deletion is due; a running server does it every hour.')
    .action(() =>
      withTools(async ({ purge }) => {
        const count = await purge.run();
        process.stdout.write(`Deleted ${count} ${count === 1 ? 'account' : 'accounts'}.\n`);
      }),
    );
}

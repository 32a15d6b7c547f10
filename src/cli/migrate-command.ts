import type { Command } from 'commander';
import { withTools } from './with-tools.js';

/** `denizen migrate`. */
export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database that DATABASE_URL names to the newest form.')
    .option('--down', 'take back the newest migration instead, with all data that only it has room for')
    .action(({ down }: { down?: boolean }) =>
      withTools(
        async (tools) => {
          if (down === true) {
            const undone = await tools.migrateDown();
            process.stdout.write(undone === undefined ? 'There is nothing to take back.\n' : `Taken back: ${undone}\n`);
            return;
          }
          const done = await tools.migrate();
          process.stdout.write(done.length === 0 ? 'The database is up to date.\n' : `Done: ${done.join(', ')}\n`);
        },
        { anyVersion: true },
      ),
    );
}

import type { Command } from 'commander';
import { readConfig, type Config } from '../server/config.js';
import { createLogger } from '../server/log.js';
import type { RunningServer } from '../server/serve.js';
import { fail } from './fail.js';

/** `denizen start`. */
export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('Serve the graph until it is told to stop (Ctrl-C or SIGTERM).')
    .addHelpText('after', '\nIt is configured by environment variables alone: see .env.example.')
    .action(runServer);
}

/** Starts the server, says where it is, and waits for a signal. A second signal does not wait for running requests. */
export async function runServer(): Promise<void> {
  try {
    const config = readConfig();
    const logger = createLogger(config.logLevel);
    const { serve } = await import('../server/serve.js');
    const server = await serve(config, logger);
    const stop = (signal: string) => {
      logger.info({ signal }, 'stopping');
      process.once('SIGINT', () => process.exit(1)).once('SIGTERM', () => process.exit(1));
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, 'did not stop cleanly');
          process.exit(1);
        },
      );
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    for (const event of ['uncaughtException', 'unhandledRejection'] as const)
      process.on(event, (error: unknown) => {
        logger.fatal({ err: error }, event);
        void server.stop().finally(() => process.exit(1));
      });
    // Last: whoever reads this may stop the server at once.
    process.stdout.write(greeting(config, server));
  } catch (error) {
    fail(error);
  }
}

function greeting(config: Config, { url, demoToken }: RunningServer): string {
  const lines = [
    'Denizen is running.',
    ...(config.graphiql ? [`  GraphiQL  ${url}/`] : []),
    `  GraphQL   ${url}/graphql`,
    `  Health    ${url}/healthz  ${url}/readyz`,
  ];
  if (demoToken !== undefined) lines.push(`  Demo token (platform administrator)  ${demoToken}`);
  else lines.push('  Make a token with: npx denizen token create --user <username> --platform-admin');
  return `${lines.join('\n')}\n`;
}

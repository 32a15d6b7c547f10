import { InvalidArgumentError, type Command } from 'commander';
import { tokenLifetime } from '../core/tokens/token-service.js';
import { withTools } from './with-tools.js';

interface Options {
  readonly user: string;
  readonly platformAdmin?: boolean;
  readonly name: string;
  readonly days: number;
}

/** `denizen token`. */
export function addTokenCommand(program: Command): void {
  const token = program.command('token').description('Make API tokens.');
  token
    .command('create')
    .description('Make a token for a person and print it, and nothing else, on standard output. It is shown this once.')
    .requiredOption('--user <username>', 'whose token it is')
    .option('--platform-admin', 'make them a platform administrator, and create them if there is nobody of that name')
    .option('--name <name>', 'what the token is called', 'Command line')
    .option(
      '--days <days>',
      `how long it lives, ${tokenLifetime.most} days at the most`,
      wholeDays,
      tokenLifetime.default,
    )
    .addHelpText('after', '\nExample:\n  TOKEN=$(npx denizen token create --user ana --platform-admin)')
    .action(({ user, platformAdmin, name, days }: Options) =>
      withTools(async ({ tokens }) => {
        const secret = await tokens.create({
          username: user,
          name,
          platformAdministrator: platformAdmin ?? false,
          lifetime: days,
        });
        process.stdout.write(`${secret}\n`);
      }),
    );
}

function wholeDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > tokenLifetime.most)
    throw new InvalidArgumentError(`Give a whole number from 1 to ${tokenLifetime.most}.`);
  return days;
}

import { InvalidArgumentError, type Command } from 'commander';
import { isId } from '../core/kernel/ids.js';
import { tokenLifetime } from '../core/tokens/token-limits.js';
import type { TokenOwner } from '../core/tokens/token-service.js';
import type { ListedToken } from '../core/tokens/token-store.js';
import { tableOf } from './table.js';
import { withTools } from './with-tools.js';

interface OwnerOptions {
  readonly user?: string;
  readonly serviceAccount?: string;
}

interface CreateOptions extends OwnerOptions {
  readonly platformAdmin?: boolean;
  readonly name: string;
  readonly scope?: readonly string[];
  readonly tenant?: string;
  readonly days?: number;
}

/** `denizen token`. */
export function addTokenCommand(program: Command): void {
  const command = program.command('token').description('Make, list and end API tokens.');
  addCreateCommand(command);
  ownedBy(command.command('list'))
    .description('List the tokens of somebody, those that have ended too; never a secret.')
    .action((options: OwnerOptions, list: Command) => {
      const owner = ownerOf(options, list);
      return withTools(async ({ tokens }) => {
        const found = await tokens.list(owner);
        process.stdout.write(found.length === 0 ? 'There are no tokens.\n' : tableOf([heads, ...found.map(cells)]));
      });
    });
  command
    .command('revoke')
    .description('End a token at once; the record of it is kept.')
    .argument('<id or prefix>', 'what `denizen token list` shows of it')
    .action((idOrPrefix: string) =>
      withTools(async ({ tokens }) => {
        const { id, name, revokedAt } = await tokens.revoke(idOrPrefix);
        const outcome = revokedAt === null ? 'Revoked' : `Was revoked already, at ${moment(revokedAt)}`;
        process.stdout.write(`${outcome}: ${name} (${id})\n`);
      }),
    );
  command
    .command('delete')
    .description('Delete a token with the record of it; it ends at once.')
    .argument('<id>', 'what `denizen token list` shows of it')
    .action((id: string) =>
      withTools(async ({ tokens }) => {
        await tokens.delete(id);
        process.stdout.write(`Deleted: ${id}\n`);
      }),
    );
}

function addCreateCommand(command: Command): void {
  ownedBy(command.command('create'))
    .description('Make a token and print it, and nothing else, on standard output. It is shown this once.')
    .option('--platform-admin', 'make the person a platform administrator, and create who is not there')
    .option('--name <name>', 'what the token is called', 'Command line')
    .option('--scope <permission...>', 'limit it to these permissions; everything that its owner may if left out')
    .option('--tenant <slug>', "limit it to this tenant; a service account's is limited to its own in any case")
    .option(
      '--days <days>',
      `how long it lives, ${tokenLifetime.most} days at the most and unless told; a tenant may allow fewer`,
      wholeDays,
    )
    .addHelpText('after', createHelp)
    .action((options: CreateOptions, create: Command) => {
      const { platformAdmin = false, name, scope, tenant, days } = options;
      const owner = ownerOf(options, create);
      if (platformAdmin && !('username' in owner))
        create.error("error: '--platform-admin' is for people: give it together with '--user <username>'");
      return withTools(async ({ tokens }) => {
        const secret = await tokens.create({
          ...('username' in owner ? { ...owner, platformAdministrator: platformAdmin } : owner),
          name,
          ...(scope === undefined ? {} : { scopes: scope }),
          ...(tenant === undefined ? {} : { tenant: tenantKey(tenant) }),
          ...(days === undefined ? {} : { days }),
        });
        process.stdout.write(`${secret}\n`);
      });
    });
}

const createHelp = `
The token never allows more than its owner may at the moment of a request; permissions, a tenant and days make it less.

Examples:
  TOKEN=$(npx denizen token create --user ana --platform-admin)
  npx denizen token create --user ana --tenant acme --scope user:read group:read --days 30 --name Report`;

function ownedBy(command: Command): Command {
  return command
    .option('--user <username>', 'whose token it is: a person')
    .option('--service-account <id>', 'whose token it is: a service account, by its id (svc_…)');
}

function ownerOf({ user, serviceAccount }: OwnerOptions, command: Command): TokenOwner {
  if (user !== undefined && serviceAccount === undefined) return { username: user };
  if (serviceAccount !== undefined && user === undefined) return { serviceAccountId: serviceAccount };
  return command.error("error: give either '--user <username>' or '--service-account <id>'");
}

function tenantKey(text: string) {
  return isId(text, 'ten') ? ({ by: 'id', id: text } as const) : ({ by: 'slug', slug: text } as const);
}

function wholeDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > tokenLifetime.most)
    throw new InvalidArgumentError(`Give a whole number from 1 to ${tokenLifetime.most}.`);
  return days;
}

const heads = ['ID', 'PREFIX', 'STATUS', 'EXPIRES', 'LAST USED', 'TENANT', 'PERMISSIONS', 'NAME'];

function cells({
  id,
  prefix,
  status,
  expiresAt,
  lastUsedAt,
  tenantId,
  tenantSlug,
  scopes,
  name,
}: ListedToken): string[] {
  const used = lastUsedAt === null ? 'never' : moment(lastUsedAt);
  const tenant = tenantSlug ?? tenantId ?? 'any';
  return [id, prefix, status, moment(expiresAt), used, tenant, scopes?.join(' ') ?? 'all', name];
}

// In UTC, to the minute.
function moment(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

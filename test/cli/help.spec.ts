import { projectVersion } from '../../src/server/project.js';
import { compile, denizen } from '../support/command-line.js';

beforeAll(compile);

/** Each command with what its help must say: what it does, and what one has to know to use it. */
const commands: readonly (readonly [command: string, ...says: string[]])[] = [
  [
    '',
    'Users, groups, roles and role assignments',
    'start',
    'migrate',
    'import',
    'export',
    'schema',
    'token',
    'purge',
    '.env.example',
  ],
  ['start', 'Serve the graph until it is told to stop', 'configured by environment variables alone: see .env.example'],
  ['migrate', 'to the newest form', '--down', 'take back the newest migration instead'],
  ['import', 'github-org [options] <path>', 'ndjson <file>'],
  ['import github-org', '<org>/org.yaml', '--dry-run', '--prune', 'One organisation is one transaction'],
  ['import ndjson', 'into an empty instance: all of it or nothing', 'the file, or - for standard input'],
  ['export', 'the same text from every database', 'Treat the result as a secret', 'npx denizen import ndjson -'],
  ['schema', 'as a gateway reads it', '--write <file>', '--check'],
  [
    'token',
    'Make, list and end API tokens',
    'create [options]',
    'list [options]',
    'revoke <id or prefix>',
    'delete <id>',
  ],
  [
    'token create',
    'It is shown this once.',
    '--user <username>',
    '--service-account <id>',
    '--platform-admin',
    '--scope <permission...>',
    '--tenant <slug>',
    '--days <days>',
    '365 days at the most',
    'TOKEN=$(',
  ],
  ['token list', '--user <username>', '--service-account <id>', 'never a secret'],
  ['audit verify', 'from its beginning to its end', '--checkpoint <checkpoint>', 'keep it elsewhere'],
  ['token revoke', 'the record of it is kept', '`denizen token list`'],
  ['token delete', 'with the record of it', '`denizen token list`'],
  ['purge', 'whose deletion is due', 'a running server does it every hour'],
];

describe('the help', () => {
  it.each(commands)('of "denizen %s" says what it does and takes', async (command, ...says) => {
    const { code, stdout, stderr } = await denizen([...command.split(' ').filter(Boolean), '--help']);
    // Lines are broken where the terminal ends.
    const text = stdout.replace(/\s+/g, ' ');
    for (const one of says) expect(text).toContain(one);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('needs no valid configuration', async () => {
    expect((await denizen(['start', '--help'], { env: { PORT: 'x' } })).code).toBe(0);
  });

  it('comes on standard error, with exit code 1, where a command is wrong', async () => {
    const wrong = [
      [[], 'Usage: denizen'],
      [['bogus'], "error: unknown command 'bogus'"],
      [['migrate', 'extra'], "error: too many arguments for 'migrate'"],
      [['token', 'create'], "error: give either '--user <username>' or '--service-account <id>'"],
      [['token', 'list', '--user', 'ada', '--service-account', 'svc_1'], "error: give either '--user <username>' or"],
      [
        ['token', 'create', '--service-account', 'svc_1', '--platform-admin'],
        "error: '--platform-admin' is for people",
      ],
      [['token', 'revoke'], "error: missing required argument 'id or prefix'"],
      [['token', 'delete'], "error: missing required argument 'id'"],
      [['token', 'create', '--user', 'ada', '--days', '0'], 'Give a whole number from 1 to 365.'],
      [['import', 'github-org'], "error: missing required argument 'path'"],
      [['export', '--bogus'], "error: unknown option '--bogus'"],
    ] as const;
    for (const [args, message] of wrong) {
      const { code, stdout, stderr } = await denizen(args);
      expect([args, code, stdout]).toEqual([args, 1, '']);
      expect(stderr).toContain(message);
      expect(stderr).toContain('Usage: denizen');
    }
  });
});

describe('the version', () => {
  it('is that of the package', async () => {
    expect(await denizen(['--version'])).toEqual({ code: 0, stdout: `${projectVersion}\n`, stderr: '' });
  });
});

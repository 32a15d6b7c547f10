import { newId } from '../../src/core/kernel/ids.js';
import { compile, denizen, type Finished } from '../support/command-line.js';
import { dialects, emptyPlace, type Place } from '../support/databases.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

beforeAll(compile);
afterAll(removeTemporaryFiles);

const at = '2026-01-31T09:00:00.000Z';
const [strict, free, person, robot] = [newId('ten'), newId('ten'), newId('usr'), newId('svc')];
const content = [
  { denizen: 1 },
  { record: 'tenant', id: strict, slug: 'strict', name: 'Strict', maxTokenDays: 90, createdAt: at },
  { record: 'tenant', id: free, slug: 'free', name: 'Free', createdAt: at },
  { record: 'user', id: person, username: 'ana', displayName: 'Ana', createdAt: at },
  { record: 'tenantAccess', userId: person, tenantId: free, createdAt: at },
  { record: 'serviceAccount', id: robot, tenantId: strict, name: 'Deployer', createdAt: at },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join('');

/** A database with that in it, and the commands on it. */
function prepared(dialect: 'sqlite' | 'mysql') {
  let place: Pick<Place, 'url' | 'remove'>;
  const run = (args: string, input = ''): Promise<Finished> =>
    denizen(args.split(' '), { env: { DATABASE_URL: place.url }, input });
  beforeAll(async () => {
    place =
      dialect === 'mysql'
        ? await emptyPlace(dialect)
        : { url: `sqlite:${await temporaryFiles({})}/denizen.sqlite`, remove: async () => {} };
    expect(await run('import ndjson -', content)).toMatchObject({ code: 0, stderr: '' });
  });
  afterAll(() => place.remove());
  return run;
}

describe.each(dialects)('tokens on the command line, on %s', (dialect) => {
  const run = prepared(dialect);
  const done = (stdout: string | RegExp) => ({
    code: 0,
    stdout: typeof stdout === 'string' ? stdout : (expect.stringMatching(stdout) as string),
    stderr: '',
  });
  /** The lines of a list as cells by the heads of their columns. */
  const listed = async (owner: string): Promise<Record<string, string>[]> => {
    const { code, stdout, stderr } = await run(`token list ${owner}`);
    expect([code, stderr]).toEqual([0, '']);
    const [heads = [], ...rows] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/));
    return rows.map((row) => Object.fromEntries(row.map((cell, n) => [heads[n] ?? '', cell])));
  };
  const moment = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\dZ$/) as string;

  it('are made narrow, listed without secrets, revoked and deleted', async () => {
    expect(await run('token list --user ana')).toEqual(done('There are no tokens.\n'));
    const wide = await run('token create --user ana --name Laptop');
    expect(wide).toEqual(done(/^dzn_[\w-]{43}\n$/));
    const narrow = await run(
      'token create --user ana --tenant free --scope user:read group:read --days 30 --name Report',
    );
    expect(narrow).toEqual(done(/^dzn_[\w-]{43}\n$/));
    const [report, laptop] = await listed('--user Ana');
    const both = {
      STATUS: 'ACTIVE',
      EXPIRES: moment,
      'LAST USED': 'never',
      ID: expect.stringMatching(/^tok_/) as string,
    };
    const [prefix = '', otherPrefix = ''] = [narrow.stdout.slice(0, 12), wide.stdout.slice(0, 12)];
    expect(report).toEqual({
      ...both,
      PREFIX: prefix,
      TENANT: 'free',
      PERMISSIONS: 'group:read user:read',
      NAME: 'Report',
    });
    expect(laptop).toEqual({ ...both, PREFIX: otherPrefix, TENANT: 'any', PERMISSIONS: 'all', NAME: 'Laptop' });
    const { stdout } = await run('token list --user ana');
    for (const secret of [wide.stdout, narrow.stdout]) expect(stdout).not.toContain(secret.slice(0, 13));

    expect(await run(`token revoke ${prefix}`)).toEqual(done(`Revoked: Report (${report?.['ID']})\n`));
    expect(await run(`token revoke ${report?.['ID']}`)).toEqual(
      done(/^Was revoked already, at [^:]+:\d\dZ: Report \(tok_\w+\)\n$/),
    );
    expect((await listed('--user ana')).map((token) => token['STATUS'])).toEqual(['REVOKED', 'ACTIVE']);
    expect(await run(`token delete ${report?.['ID']}`)).toEqual(done(`Deleted: ${report?.['ID']}\n`));
    expect((await listed('--user ana')).map((token) => token['NAME'])).toEqual(['Laptop']);
  });

  it('are of service accounts for their tenant, as long as it allows', async () => {
    expect(await run(`token create --service-account ${robot}`)).toEqual(done(/^dzn_[\w-]{43}\n$/));
    const [token] = await listed(`--service-account ${robot}`);
    expect(token).toMatchObject({ TENANT: 'strict', PERMISSIONS: 'all', NAME: 'Command line' });
    const days = (Date.parse((token?.['EXPIRES'] ?? '').replace(' ', 'T')) - Date.now()) / (24 * 60 * 60 * 1000);
    expect(Math.round(days)).toBe(90);
  });
});

describe('a command about tokens', () => {
  const run = prepared('sqlite');
  const refused = (message: string) => ({ code: 1, stdout: '', stderr: `denizen: ${message}\n` });

  it.each([
    ['token create --user nobody', "There is nobody with the user name 'nobody'."],
    ['token create --user ana --tenant nowhere', "There is no tenant 'nowhere'."],
    [
      'token create --user ana --scope user:read user:fly',
      "scopes.1: There is no permission 'user:fly' in the catalogue.",
    ],
    [
      'token create --user ana --tenant strict --days 91',
      "days: A token lives 1 to 90 whole days: the tenant 'strict' allows no more.",
    ],
    ['token create --service-account Deployer', 'There is no service account with this id, which starts with svc_.'],
    [
      `token create --service-account ${robot} --tenant free`,
      "tenant: The service account is of the tenant 'strict', and so are its tokens: leave the tenant out.",
    ],
    ['token list --user nobody', "There is nobody with the user name 'nobody'."],
    ['token revoke dzn_nonesuch', 'There is no token with this id or prefix.'],
    ['token delete dzn_nonesuch', 'Give the id of a token, which starts with tok_.'],
    [`token delete tok_${'0'.repeat(26)}`, 'There is no token with this id.'],
  ])('"%s" is refused in one line', async (command, message) => {
    expect(await run(command)).toEqual(refused(message));
  });
});

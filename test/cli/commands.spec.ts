import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { compile, denizen, finished, startCommand, type Finished } from '../support/command-line.js';
import { dialects, emptyPlace, type Place } from '../support/databases.js';
import { smallOrganization } from '../support/importing.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

beforeAll(compile);
afterAll(removeTemporaryFiles);

/** Somewhere for a database that outlives one command. */
async function placeFor(dialect: 'sqlite' | 'mysql'): Promise<Pick<Place, 'url' | 'remove'>> {
  if (dialect === 'mysql') return emptyPlace(dialect);
  const folder = await temporaryFiles({});
  return { url: `sqlite:${folder}/data/denizen.sqlite`, remove: async () => {} };
}

describe.each(dialects)('on %s', (dialect) => {
  let place: Pick<Place, 'url' | 'remove'>;
  beforeEach(async () => {
    place = await placeFor(dialect);
  });
  afterEach(() => place.remove());
  const run = (args: string, input?: string, more: Record<string, string> = {}): Promise<Finished> =>
    denizen(args.split(' '), { env: { DATABASE_URL: place.url, ...more }, ...(input === undefined ? {} : { input }) });
  const quietly = (stdout: string): Finished => ({ code: 0, stdout, stderr: '' });

  it('a database is migrated once, and back', async () => {
    const migrations = (await run('migrate')).stdout.match(/\w+\d{13}/g) ?? [];
    expect(migrations.length).toBeGreaterThan(1);
    expect(await run('migrate')).toEqual(quietly('The database is up to date.\n'));
    for (const migration of migrations.toReversed())
      expect(await run('migrate --down')).toEqual(quietly(`Taken back: ${migration}\n`));
    expect(await run('migrate --down')).toEqual(quietly('There is nothing to take back.\n'));
    expect(await run('migrate')).toEqual(quietly(`Done: ${migrations.join(', ')}\n`));
  });

  it('in production, a database that is not migrated is refused in one line', async () => {
    const production = { NODE_ENV: 'production' };
    const refused = {
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^denizen: The database is not up to date \([\w, ]+\): run `npx denizen migrate` first\.\n$/,
      ) as string,
    };
    for (const command of ['start', 'export', 'token create --user ada --platform-admin', 'import github-org .'])
      expect(await run(command, '', production)).toEqual(refused);
    expect((await run('migrate', '', production)).code).toBe(0);
    expect(await run('token create --user ada --platform-admin', '', production)).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  it('an organisation is imported, again without a change, and what it no longer holds is removed when asked', async () => {
    const folder = await temporaryFiles({ 'acme/org.yaml': smallOrganization });
    const dry = await run(`import github-org ${folder} --dry-run`);
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(dry.stdout).toMatch(/^acme: \d+ changes to make\.$/m);
    expect(dry.stdout).toContain('This was a dry run: nothing was written.\n');
    const first = await run(`import github-org ${folder}`);
    expect(first.stdout).toMatch(/^acme: \d+ changes made\.$/m);
    expect(first.stdout).toMatch(/^people +3 +3 +0 +0 +0$/m);
    // How far it is, on standard error: a line when it begins and one when it has ended.
    expect(first.stderr).toMatch(/^acme: \d+ changes to make\nacme: done\n$/);
    const second = await run(`import github-org ${folder}`);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toContain('Nothing changed: the database holds what the files describe.\n');
    const smaller = await temporaryFiles({ 'acme/org.yaml': 'admins: [ann]\nmembers: [bob, cid]' });
    const left = await run(`import github-org ${smaller}`);
    expect(left.stdout).toContain('run this again with --prune.');
    const pruned = await run(`import github-org ${smaller} --prune`);
    expect(pruned.stdout).toMatch(/^groups +0 +0 +0 +3 +0$/m);
  });

  it('files that are wrong are told with file and line, and the exit code is 1', async () => {
    const folder = await temporaryFiles({
      'acme/org.yaml': 'admins: [ann]\nteams:\n  core:\n    members: 5\n',
      'good/org.yaml': 'admins: [ann]\n',
    });
    const { code, stdout, stderr } = await run(`import github-org ${folder}`);
    expect(code).toBe(1);
    expect(stderr).toContain(`${join(folder, 'acme', 'org.yaml')}:4`);
    expect(stdout).toMatch(/^acme: not imported, 1 error in its files\.$/m);
    expect(stdout).toMatch(/^good: \d+ changes made\.$/m);
    const nothing = await run(`import github-org ${folder}/nowhere`);
    expect(nothing).toEqual({
      code: 1,
      stdout: 'Nothing was imported.\n',
      stderr: `${folder}/nowhere: error: There is no such file or folder.\n`,
    });
  });

  it('a token is all that is printed, and is made for people who are there, or for administrators', async () => {
    const root = await run('token create --user Root --platform-admin');
    expect(root).toEqual(quietly(expect.stringMatching(/^dzn_[\w-]{43}\n$/) as string));
    expect(await run('token create --user root --days 1 --name Short')).toEqual(
      quietly(expect.stringMatching(/^dzn_/) as string),
    );
    const refused = (message: string) => ({ code: 1, stdout: '', stderr: `denizen: ${message}\n` });
    expect(await run('token create --user nobody')).toEqual(refused("There is nobody with the user name 'nobody'."));
    expect(
      await denizen(['token', 'create', '--user', ' ', '--platform-admin'], { env: { DATABASE_URL: place.url } }),
    ).toEqual(refused('username: The text must not start or end with a space.'));
  });

  it('everything is exported and imported into another database, the same byte for byte', async () => {
    await run(`import github-org ${await temporaryFiles({ 'acme/org.yaml': smallOrganization })}`);
    await run('token create --user ann');
    const exported = await run('export');
    expect(exported).toMatchObject({ code: 0, stderr: '' });
    expect(exported.stdout).toMatch(/^\{"denizen":1/);
    const other = await placeFor('sqlite');
    const env = { DATABASE_URL: other.url };
    const there = await denizen(['import', 'ndjson', '-'], { env, input: exported.stdout });
    expect(there).toEqual(quietly(expect.stringMatching(/^\d+ records imported\.\n$/) as string));
    const again = await denizen(['import', 'ndjson', '-'], { env, input: exported.stdout });
    expect(again).toEqual(
      quietly(expect.stringMatching(/^Nothing changed: all \d+ records are there already\.\n$/) as string),
    );
    expect((await denizen(['export'], { env })).stdout).toBe(exported.stdout);
    await other.remove();
  });

  it.each(['before it begins', 'in the middle'])('an export ends quietly when nobody reads on, %s', async (when) => {
    const members = Array.from({ length: 1000 }, (_, n) => `person-${n}`).join(', ');
    await run(`import github-org ${await temporaryFiles({ 'acme/org.yaml': `members: [${members}]` })}`);
    const child = startCommand(['export'], { env: { DATABASE_URL: place.url } });
    const ended = finished(child);
    if (when === 'in the middle') await once(child.stdout as Readable, 'data');
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('NDJSON that is wrong is refused in one line that names its line', async () => {
    const refused = (message: RegExp) => ({ code: 1, stdout: '', stderr: expect.stringMatching(message) as string });
    expect(await run('import ndjson -', '')).toEqual(refused(/^denizen: The file is empty\. .*\n$/));
    expect(await run('import ndjson -', '{"denizen":1}\nnot JSON\n')).toEqual(
      refused(/^denizen: [Ll]ine 2: .*not JSON.*\n$/),
    );
    expect(await run('import ndjson nowhere.ndjson')).toEqual(
      refused(/^denizen: ENOENT: no such file or directory, open 'nowhere\.ndjson'\n$/),
    );
  });
});

describe('the schema', () => {
  const schema = join('schema', 'schema.graphql');

  it('is printed as it is committed, without a database', async () => {
    const env = { DATABASE_URL: 'sqlite:/dev/null/nothing' };
    expect(await denizen(['schema'], { env })).toEqual({ code: 0, stdout: await readFile(schema, 'utf8'), stderr: '' });
  });

  it('is written to a file, and compared with one', async () => {
    const folder = await temporaryFiles({ 'stale.graphql': 'type Query { old: Int }' });
    const silent = { code: 0, stdout: '', stderr: '' };
    const fresh = join(folder, 'fresh.graphql');
    expect(await denizen(['schema', '--write', fresh])).toEqual(silent);
    expect(await readFile(fresh, 'utf8')).toBe(await readFile(schema, 'utf8'));
    expect(await denizen(['schema', '--write', fresh, '--check'])).toEqual(silent);
    for (const name of ['stale.graphql', 'missing.graphql']) {
      const file = join(folder, name);
      const stderr = `denizen: ${file} is stale: run \`npm run schema\` and look at what changed.\n`;
      expect(await denizen(['schema', '--write', file, '--check'])).toEqual({ code: 1, stdout: '', stderr });
    }
    expect(await readFile(join(folder, 'stale.graphql'), 'utf8')).toBe('type Query { old: Int }');
    expect(await denizen(['schema', '--check'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'denizen: Give `--check` together with `--write <file>`, the file to compare with.\n',
    });
  });

  it('lacks `node` and `nodes` when the configuration says so', async () => {
    const { stdout } = await denizen(['schema'], { env: { DENIZEN_NODE_FIELDS: 'off' } });
    expect(stdout).toContain('\n  viewer: Viewer!');
    expect(stdout).not.toMatch(/^ {2}nodes?\(/m);
  });
});

import type { DatabaseAddress } from '../../src/storage/database/database.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { compile, denizen, type Finished } from '../support/command-line.js';
import { dialects, emptyPlace, limits, type Place } from '../support/databases.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

beforeAll(compile);
afterAll(removeTemporaryFiles);

/** Somewhere for a database that outlives one command. */
async function placeFor(dialect: 'sqlite' | 'mysql'): Promise<Place> {
  if (dialect === 'mysql') return emptyPlace(dialect);
  const path = `${await temporaryFiles({})}/denizen.sqlite`;
  return { address: { kind: 'sqlite', path }, url: `sqlite:${path}`, remove: async () => {} };
}

/** What somebody does who can write to the database. */
async function tampered(address: DatabaseAddress, ...statements: string[]): Promise<void> {
  const database = await openDatabase(address, limits);
  for (const statement of statements) await database.dataSource.query(statement);
  await database.close();
}

describe.each(dialects)('the audit trail is verified on the command line, on %s', (dialect) => {
  let place: Place;
  beforeEach(async () => {
    place = await placeFor(dialect);
  });
  afterEach(() => place.remove());
  const run = (args: string): Promise<Finished> => denizen(args.split(' '), { env: { DATABASE_URL: place.url } });
  /** An administrator, and so many tokens of theirs: an event for each. */
  const told = async (tokens: number) => {
    expect(await run('token create --user root --platform-admin')).toMatchObject({ code: 0 });
    for (let n = 1; n < tokens; n++) expect(await run('token create --user root')).toMatchObject({ code: 0 });
  };
  const sound = (events: number): Finished => ({
    code: 0,
    stdout: expect.stringMatching(
      new RegExp(`^${events} events, all as they were written\\.\\n${events}:[0-9a-f]{64}\\n$`),
    ) as string,
    stderr: '',
  });
  const broken = (revision: number, problem: RegExp): Finished => ({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      new RegExp(`^The audit trail is broken at event ${revision}: ${problem.source}\\n$`),
    ) as string,
  });
  const checkpointIn = ({ stdout }: Finished) => stdout.trim().split('\n').at(-1) ?? '';

  it('is sound, from its empty beginning on, and so it is beyond each of its checkpoints', async () => {
    expect(await run('migrate')).toMatchObject({ code: 0 });
    const empty = await run('audit verify');
    expect(empty).toEqual(sound(0));
    await told(2);
    const all = await run('audit verify');
    expect(all).toEqual(sound(2));
    expect(await run(`audit verify --checkpoint ${checkpointIn(empty)}`)).toEqual(all);
    expect(await run(`audit verify --checkpoint ${checkpointIn(all)}`)).toEqual(all);
    // Verifying is no event.
    await told(1);
    expect(await run(`audit verify --checkpoint ${checkpointIn(all)}`)).toEqual(sound(3));
  });

  it('is broken where an event was edited, and where one is missing', async () => {
    await told(3);
    await tampered(place.address, `UPDATE audit_events SET action = 'nothing' WHERE revision = 2`);
    expect(await run('audit verify')).toEqual(broken(2, /Event 2 \(evt_\w{26}\) is not what was written\./));
    await tampered(place.address, 'DELETE FROM audit_events WHERE revision = 2');
    expect(await run('audit verify')).toEqual(broken(2, /Event 2 is missing; 3 comes instead\./));
  });

  it('is broken where its tail was removed; when its head was, too, only a checkpoint tells', async () => {
    await told(3);
    const checkpoint = checkpointIn(await run('audit verify'));
    await tampered(place.address, 'DELETE FROM audit_events WHERE revision > 1');
    expect(await run('audit verify')).toEqual(broken(2, /The trail ends at 1, but 3 events were written\./));
    const hash = '(SELECT hash FROM audit_events WHERE revision = 1)';
    await tampered(
      place.address,
      'DELETE FROM audit_objects WHERE revision > 1',
      `UPDATE audit_head SET revision = 1, hash = ${hash}`,
    );
    expect(await run('audit verify')).toEqual(sound(1));
    expect(await run(`audit verify --checkpoint ${checkpoint}`)).toEqual(
      broken(2, /The trail ends at 1, but the checkpoint is of event 3\./),
    );
    // And when it has grown again past that.
    await told(3);
    expect(await run('audit verify')).toEqual(sound(4));
    expect(await run(`audit verify --checkpoint ${checkpoint}`)).toEqual(
      broken(3, /Event 3 \(evt_\w{26}\) is not the one that the checkpoint is of\./),
    );
  });
});

it.each(['nonsense', '3', `3:${'0'.repeat(63)}`, `-1:${'0'.repeat(64)}`])(
  'the checkpoint %s is refused with what one looks like',
  async (checkpoint) => {
    const { code, stdout, stderr } = await denizen(['audit', 'verify', `--checkpoint=${checkpoint}`]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^error: .* A checkpoint is a number, a colon and 64 hexadecimal digits\.$/m);
  },
);

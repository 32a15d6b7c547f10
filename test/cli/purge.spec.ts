import { newId } from '../../src/core/kernel/ids.js';
import { compile, denizen, type Finished } from '../support/command-line.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

beforeAll(compile);
afterAll(removeTemporaryFiles);

const at = '2026-01-31T09:00:00.000Z';
const account = (username: string, deletionScheduledAt: string | null) => ({
  ...{ record: 'user', id: newId('usr'), username, displayName: username, createdAt: at },
  ...(deletionScheduledAt === null ? {} : { deletionScheduledAt }),
});

describe('the purge on the command line', () => {
  it('deletes the accounts that are due and no others, and nothing when it is run again', async () => {
    const env = { DATABASE_URL: `sqlite:${await temporaryFiles({})}/denizen.sqlite` };
    const run = (args: string, input = ''): Promise<Finished> => denizen(args.split(' '), { env, input });
    const content = [
      { denizen: 1 },
      account('due', at),
      account('later', '2999-01-01T00:00:00.000Z'),
      account('ana', null),
    ];
    await run('import ndjson -', content.map((line) => `${JSON.stringify(line)}\n`).join(''));
    expect(await run('purge')).toEqual({ code: 0, stdout: 'Deleted 1 account.\n', stderr: '' });
    expect(await run('purge')).toEqual({ code: 0, stdout: 'Deleted 0 accounts.\n', stderr: '' });
    const { stdout } = await run('export');
    expect([...stdout.matchAll(/"username":"(\w+)"/g)].map(([, name]) => name).sort()).toEqual(['ana', 'later']);
  });
});

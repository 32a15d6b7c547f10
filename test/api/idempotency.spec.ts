import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import { dialects } from '../support/databases.js';
import { CreateGroupDocument } from '../support/generated/test-documents.js';
import { foundManagedGroups } from './managed-groups.js';
import { Changing } from './changing.js';

const key = (name: string) => ({ 'idempotency-key': `${name}-0123456789abcdef` });
const created = /^grp_[0-9a-z]{26}$/;

describe.each(dialects)('a change with an idempotency key on %s', (dialect) => {
  const companies = foundManagedGroups();
  const { acme } = companies;
  const { main } = acme;
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
  });
  afterAll(() => changing.stop());

  const create = (name: string, as = 'root', headers = {}) =>
    changing.ask(as, CreateGroupDocument, { input: { directoryId: main.id, name } }, headers);
  const groupsNamed = (name: string) => changing.rows(`\`groups\` WHERE name = '${name}'`);

  it('is done once, and gives the same answer again', async () => {
    const first = await create('Once', 'ada', key('once'));
    expect([first.group?.id, first.userErrors]).toEqual([expect.stringMatching(created), []]);
    expect(await create('Once', 'ada', key('once'))).toEqual(first);
    expect(await groupsNamed('Once')).toBe(1);
    expect(await changing.revision()).toBe(first.revision);
  });

  it('fails once when it comes ten times at the same moment, and all get the same answer', async () => {
    await create('Crowded', 'ada');
    const answers = await Promise.all(Array.from({ length: 10 }, () => create('Crowded', 'ada', key('crowded'))));
    expect(answers[0]?.userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('gives a failure again, too', async () => {
    await create('Taken', 'ada');
    const failed = await create('Taken', 'ada', key('failed'));
    expect(failed.userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
    expect(await create('Taken', 'ada', key('failed'))).toEqual(failed);
  });

  it('is refused when the key was for something else', async () => {
    const first = await create('Something', 'ada', key('other'));
    expect((await create('Something else', 'ada', key('other'))).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await groupsNamed('Something else')).toBe(0);
    // And what it was for keeps its answer.
    expect(await create('Something', 'ada', key('other'))).toEqual(first);
  });

  it('belongs to who sent it: with the same key, somebody else does what they ask', async () => {
    await create('Of Ada', 'ada', key('shared'));
    expect((await create('Of Ada', 'kim', key('shared'))).userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
    expect((await create('Of Kim', 'kim', key('shared'))).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('tells two changes of one operation apart', async () => {
    const operation = `mutation ($directory: ID!) {
      a: createGroup(input: { directoryId: $directory, name: "Twin a" }) { group { id } }
      b: createGroup(input: { directoryId: $directory, name: "Twin b" }) { group { id } } }`;
    const send = () => changing.raw('ada', operation, { directory: main.id }, key('twins'));
    const { data } = await send();
    expect(data).toMatchObject({ a: { group: { id: expect.stringMatching(created) as string } } });
    expect((await send()).data).toEqual(data);
  });

  it.each(['short', 'x'.repeat(256), 'with spaces in the middle of it', 'umläut-0123456789'])(
    'is refused for the key %j',
    async (value) => {
      const headers = { 'idempotency-key': Buffer.from(value).toString('latin1') };
      const { errors } = await changing.raw(
        'ada',
        CreateGroupDocument,
        { input: { directoryId: main.id, name: 'Never' } },
        headers,
      );
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(await groupsNamed('Never')).toBe(0);
    },
  );

  it('is done once when it comes twenty times at the same moment, and all get the same answer', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create('Rush', 'ada', key('rush'))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.userErrors).toEqual([]);
    expect(await groupsNamed('Rush')).toBe(1);
  });

  it('is kept so that nobody reads the answer out of the database', async () => {
    const { group } = await create('Sealed', 'ada', key('sealed'));
    const rows = await new SqlSession(changing.app.database.reader).rows(sql`SELECT answer FROM kept_answers`);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(group?.id);
  });
});

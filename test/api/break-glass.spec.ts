import { sql } from '../../src/storage/database/sql.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { dialects } from '../support/databases.js';
import { AuditEventsDocument, CreateTenantDocument } from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import { foundCompanies } from './companies.js';

describe.each(dialects)('an instance without an administrator, on %s', (dialect) => {
  const companies = foundCompanies();
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
    await changing.app.database.transaction((connection) =>
      new SqlSession(connection).run(sql`DELETE FROM role_assignments WHERE scope_kind = 'PLATFORM'`),
    );
  });
  afterAll(() => changing.stop());

  it('gets one back from the command line, and everybody can read so in the trail (case 31)', async () => {
    const found = (slug: string, token: string) =>
      changing.outcome({ token }, CreateTenantDocument, { input: { slug, name: slug } });
    const { app } = changing;
    const plain = await app.token('root');
    expect(await found('lost', plain)).toBe('FORBIDDEN!');
    for (const username of ['root', 'rescuer']) {
      const token = await app.token(username, { platformAdministrator: true });
      expect(await found(`by-${username}`, token)).toBe('done');
    }
    // The old token is as good as its owner.
    expect(await found('again', plain)).toBe('done');
    const orderBy = [{ field: 'AT', direction: 'ASC' } as const];
    const filter = { action: { eq: 'createApiToken' } };
    const { data, text } = await changing.raw('root', AuditEventsDocument, { filter, orderBy, first: 100 });
    const events = data?.auditEvents.nodes ?? [];
    const given = { reason: 'Given from the command line.' };
    expect(events.map(({ changes }) => changes.map(({ before, after }) => after ?? before))).toMatchObject([
      // The first of all, when the instance was empty.
      [{ username: 'root' }, given, { name: 'For the tests' }],
      [{ name: 'For the tests' }],
      [given, { name: 'For the tests' }],
      [{ username: 'rescuer' }, given, { name: 'For the tests' }],
    ]);
    for (const event of events)
      expect(event).toMatchObject({ outcome: 'SUCCEEDED', actorId: null, actor: null, token: null, tenant: null });
    expect(text).not.toContain(plain.slice(0, 13));
  });
});

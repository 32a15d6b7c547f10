import { SqlSession } from '../../src/storage/database/session.js';
import { sql, idValue } from '../../src/storage/database/sql.js';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import { PasswordStatesDocument, TrailOfDocument, UnlockUserDocument } from '../support/generated/test-documents.js';
import { builtInRole, foundCompanies } from './companies.js';
import type { Who } from './changing.js';
import { PasswordUse } from './passwords.js';

const companies = foundCompanies();
const { world, acme } = companies;
const password = 'four unrelated words of mine';
const person = (username: string, values: object = {}) =>
  world.user({ username, displayName: username, ...values }, acme.main);
const nina = person('nina', { email: 'nina@acme.example' });
const otto = person('otto');
const pia = person('pia');
const rosa = person('rosa');
const uma = person('uma');
// Resets passwords, and holds less than Rosa.
world.assign(uma, builtInRole('userManager'), acme.tenant);
world.assign(rosa, builtInRole('tenantAdministrator'), acme.tenant);
const minute = 60 * 1000;
const notIn = 'INVALID_CREDENTIALS input';

describe.each(dialects)('failures to sign in, on %s', (dialect) => {
  let app: App;
  let use: PasswordUse;
  let asUma: { token: string };
  beforeAll(async () => {
    app = await startApp(dialect, { prepare: companies.insert });
    use = new PasswordUse(app);
    for (const { id } of [nina, otto, pia, rosa]) await use.give(id, password);
    asUma = { token: await app.token('uma') };
  });
  afterAll(() => app.stop());

  const stateOf = async (id: string, token = app.rootToken) =>
    (await app.graphql(PasswordStatesDocument, { id }, { token })).data?.user;
  const fail = async (login: string, times: number) => {
    for (let n = 0; n < times; n++) expect(await use.outcome(login, 'not the right one')).toBe(notIn);
  };

  it('are refused after ten failures within five minutes, for half an hour, also the right one (case 56)', async () => {
    await fail('nina', 9);
    expect(await use.outcome('nina', password)).toBe('done');
    await fail('nina', 9);
    expect(await stateOf(nina.id)).toMatchObject({ lockedUntil: null });
    await fail('nina', 1);
    const until = Date.parse((await stateOf(nina.id))?.lockedUntil ?? '') - Date.now();
    expect(until).toBeGreaterThan(29 * minute);
    expect(until).toBeLessThanOrEqual(30 * minute);
    for (const login of ['nina', 'NINA', 'nina@acme.example', 'Nina@acme.example'])
      expect(await use.outcome(login, password)).toBe(notIn);
    // Trying on does not prolong it.
    const before = (await stateOf(nina.id))?.lockedUntil;
    await fail('nina', 3);
    expect((await stateOf(nina.id))?.lockedUntil).toBe(before);
    await use.age(nina.id, `locked_until = ${Date.now() - 1}`);
    expect(await use.outcome('nina', password)).toBe('done');
  });

  it('count failures that come at once, to the last one', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => use.outcome('otto', 'not the right one')));
    expect(new Set(outcomes)).toEqual(new Set([notIn]));
    const [row] = await new SqlSession(app.database.reader).rows(
      sql`SELECT failures, locked_until FROM passwords WHERE user_id = ${idValue(otto.id)}`,
    );
    expect(Number(row?.['failures'])).toBe(10);
    expect(await use.outcome('otto', password)).toBe(notIn);
    const { data } = await app.graphql(TrailOfDocument, { objectId: otto.id });
    const events = data?.auditEvents.nodes.filter(({ action }) => action === 'signIn') ?? [];
    // The first of a page of twenty is the giving of the password.
    expect(events).toHaveLength(19);
    expect(events.every(({ outcome }) => outcome === 'DENIED')).toBe(true);
    expect(events.filter(({ changes }) => changes.length > 0)).toMatchObject([
      { changes: [{ before: { lockedUntil: null }, after: { lockedUntil: expect.any(Number) as number } }] },
    ]);
  });

  it('forget failures that are longer ago than five minutes', async () => {
    await fail('pia', 9);
    await use.age(pia.id, `failing_since = failing_since - ${5 * minute}`);
    await fail('pia', 9);
    expect(await use.outcome('pia', password)).toBe('done');
  });

  it('open again when an administrator unlocks their owner, who may', async () => {
    const unlock = (id: string, who: Who = 'root') => use.changing.outcome(who, UnlockUserDocument, { input: { id } });
    expect(await unlock(otto.id, { token: (await use.open('pia', password)).accessToken })).toBe('NOT_FOUND input.id');
    expect(await unlock(rosa.id, asUma)).toBe('FORBIDDEN!');
    expect(await unlock(otto.id, asUma)).toBe('done');
    expect(await use.outcome('otto', password)).toBe('done');
    expect(await unlock(otto.id, asUma)).toBe('done');
  });
});

import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import type { TenantIds } from './company.js';
import { entityFixture, refusal, settings, type EntityFixture } from './entity-fixture.js';
import { keyField, nobody, ways, type Representation, type Way } from './representations.js';

const size = 80;
const nowhere = nobody(size);

/** Representations of all ways in turn: first of what is there, then of what is not, and so on. */
function mixed(acme: TenantIds, count: number): { readonly asked: Representation; readonly isThere: boolean }[] {
  const all = Object.values(ways);
  return Array.from({ length: count }, (_, n) => {
    const round = Math.floor(n / all.length);
    const isThere = round % 2 === 0;
    const way = all[n % all.length] as Way;
    return { asked: way(isThere ? acme : nowhere, round % size), isThere };
  });
}

describe.each(settings)('_entities on %s, %s,', (...setting) => {
  let fixture: EntityFixture;
  beforeAll(async () => {
    fixture = await entityFixture(setting, size);
  });
  afterAll(() => fixture.close());

  it('know every key of every entity, the first twelve of them all types', () => {
    const sdl = readFileSync('schema/schema.graphql', 'utf8');
    const keys = [...sdl.matchAll(/^(?:type|interface) (\w+)[^{]*\{/gm)].flatMap(([head, type]) =>
      [...head.matchAll(/@key\(fields: "(\w+)"\)/g)].map(([, key]) => `${type} ${key}`),
    );
    const all = Object.values(ways).map((way) => way(fixture.company.acme, 0));
    expect(new Set(all.map((one) => `${String(one['__typename'])} ${keyField(one)}`))).toEqual(new Set(keys));
    const first = new Set(all.slice(0, 12).map((one) => one['__typename']));
    expect(first).toEqual(new Set(fixture.entityTypes));
  });

  it.each([12, 1000])('answers %i in the order asked, null in place, with one statement per type', async (count) => {
    const all = mixed(fixture.company.acme, count);
    const { entities, errors, statements } = await fixture.resolve(all.map(({ asked }) => asked));
    expect(errors).toEqual([]);
    expect(entities?.map((entity, n) => entity && entity[keyField(all[n]?.asked as Representation)])).toEqual(
      all.map(({ asked, isThere }) => (isThere ? asked[keyField(asked)] : null)),
    );
    expect(statements).toBe(fixture.entityTypes.length);
  });

  it('refuses more than the limit before anything is read', async () => {
    const id = fixture.company.acme.users[0];
    const many = Array.from({ length: 1001 }, () => ({ __typename: 'User', id }));
    expect(await fixture.resolve(many)).toEqual(refusal('BAD_USER_INPUT'));
  });

  it('answers each of many equal representations, with one statement', async () => {
    const id = fixture.company.acme.users[0];
    const many = Array.from({ length: 1000 }, () => ({ __typename: 'User', id }));
    const { entities, statements } = await fixture.resolve(many);
    expect(entities?.map((entity) => entity?.['id'])).toEqual(many.map(() => id));
    expect(statements).toBe(1);
  });

  it('says of what type a principal is', async () => {
    const { users, groups, serviceAccounts } = fixture.company.acme;
    const ids = [groups[1], users[1], serviceAccounts[1]];
    const { entities } = await fixture.resolve(ids.map((id) => ({ __typename: 'Principal', id })));
    expect(entities?.map((entity) => [entity?.['__typename'], entity?.['id']])).toEqual([
      ['Group', ids[0]],
      ['User', ids[1]],
      ['ServiceAccount', ids[2]],
    ]);
  });

  it('answers nobody who has not signed in', async () => {
    const all = mixed(fixture.company.acme, 20).map(({ asked }) => asked);
    expect(await fixture.resolve(all, { token: null })).toEqual(refusal('UNAUTHENTICATED'));
  });

  it.each(Object.entries(ways))('hides a %s of another tenant as if there were none', async (_name, way) => {
    const { tokens, acme, globex } = fixture.company;
    const own = await fixture.resolve([way(acme, 0)], { token: tokens.acme });
    expect(own).toMatchObject({ entities: [{ id: expect.any(String) as string }], errors: [] });
    const unknown = await fixture.resolve([way(nowhere, 0)], { token: tokens.acme });
    expect(unknown).toEqual({ entities: [null], errors: [], statements: 1 });
    expect(await fixture.resolve([way(globex, 0)], { token: tokens.acme })).toEqual(unknown);
    expect(await fixture.resolve([way(acme, 0)], { token: tokens.globex })).toEqual(unknown);
  });

  it('shows nothing of another tenant to whoever adds a key or a tenant of their own', async () => {
    const { tokens, acme, globex } = fixture.company;
    const { entities } = await fixture.resolve(
      [
        { __typename: 'User', id: globex.users[0], username: acme.usernames[0], tenantId: acme.tenant },
        { __typename: 'Tenant', id: globex.tenant, slug: acme.slug },
        { __typename: 'Group', id: globex.groups[0], tenantId: acme.tenant, tenant: { id: acme.tenant } },
        { __typename: 'User', id: acme.users[0], username: globex.usernames[0] },
      ],
      { token: tokens.acme },
    );
    expect(entities?.slice(0, 3)).toEqual([null, null, null]);
    expect(entities?.[3]).toMatchObject({ id: acme.users[0], username: acme.usernames[0] });
  });

  it('reports as one error that nothing can be read', async () => {
    const all = mixed(fixture.company.acme, 100).map(({ asked }) => asked);
    const { entities, errors } = await fixture.resolve(all, { givenUp: true });
    expect({ entities, errors }).toEqual({ entities: undefined, errors: refusal('UNAVAILABLE').errors });
  });

  it('has a schema that everybody may read, and it is the committed one', async () => {
    const { data, statements } = await fixture.execute(parse('{ _service { sdl } }'), {}, { token: null });
    expect(data?.['_service']).toEqual({ sdl: readFileSync('schema/schema.graphql', 'utf8').trimEnd() });
    expect(statements).toBe(0);
  });
});

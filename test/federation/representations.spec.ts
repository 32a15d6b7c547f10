import * as fc from 'fast-check';
import { newId } from '../../src/core/kernel/ids.js';
import { tried } from '../support/seed.js';
import { entityFixture, refusal, settings, type EntityFixture } from './entity-fixture.js';
import { badKeys, keyField, ways, type Way } from './representations.js';

describe.each(settings)('a representation on %s, %s,', (...setting) => {
  let fixture: EntityFixture;
  beforeAll(async () => {
    fixture = await entityFixture(setting);
  });
  afterAll(() => fixture.close());

  it.each(Object.keys(ways))('of a %s is null when its key is missing or of another shape', async (name) => {
    const { acme } = fixture.company;
    const good = (ways[name] as Way)(acme, 0);
    const key = keyField(good);
    const { [key]: value, ...rest } = good;
    const lists = [acme.users, acme.groups, acme.roles, acme.assignments, acme.directories, acme.domains];
    const others = [acme.tenant, ...lists.flatMap((ids) => ids.slice(0, 1))];
    const bad = badKeys(String(value), key, others);
    // For a principal, the ids of people and groups are right ones.
    const wrong = bad.filter((one) => good['__typename'] !== 'Principal' || !/^(usr|grp)_.{26}$/.test(String(one)));
    const all = [rest, ...wrong.map((one) => ({ ...rest, [key]: one }))];
    const { entities, errors } = await fixture.resolve([...all, good]);
    expect(errors).toEqual([]);
    expect(entities?.slice(0, -1)).toEqual(all.map(() => null));
    expect(entities?.at(-1)).toMatchObject({ [key]: value });
  });

  it('is never found by another field than its key', async () => {
    const { users, usernames, tenant } = fixture.company.acme;
    const all = [
      { __typename: 'User', id: usernames[0] },
      { __typename: 'User', username: users[0] },
      { __typename: 'User', email: `${usernames[0]}@example.com` },
      { __typename: 'User', id: newId('usr'), username: usernames[0] },
      { __typename: 'User', id: null, username: usernames[0] },
      { __typename: 'Tenant', slug: tenant },
      { __typename: 'Group', username: usernames[0] },
    ];
    const { entities } = await fixture.resolve(all);
    expect(entities).toEqual(all.map(() => null));
  });

  it('adds nothing to what the database says', async () => {
    const { users, usernames, tenant, groups } = fixture.company.acme;
    const lies = { isAdmin: true, email: 'mallory@example.com', displayName: 'Mallory' };
    const own: unknown = JSON.parse('{ "__proto__": { "isAdmin": true, "displayName": "Mallory" } }');
    const { entities } = await fixture.resolve([
      { __typename: 'User', id: users[0], ...lies, username: usernames[1] },
      { __typename: 'Tenant', id: tenant, ...lies, slug: 'globex' },
      { __typename: 'Principal', id: groups[0], ...lies, ...(own as object) },
    ]);
    const ada = { displayName: 'Ada Lovelace', username: usernames[0], email: `${usernames[0]}@example.com` };
    expect(entities).toEqual([
      { __typename: 'User', id: users[0], ...ada },
      { __typename: 'Tenant', id: tenant, slug: 'acme' },
      { __typename: 'Group', id: groups[0], displayName: 'Team 1' },
    ]);
  });

  it.each(['Node', 'PageInfo', 'Query', 'user', '', 'Spoof', '__proto__', 'constructor', 'hasOwnProperty'])(
    'of the type "%s" is refused, and nothing is read for those before it',
    async (name) => {
      const id = fixture.company.acme.users[0];
      const both = [
        { __typename: 'User', id },
        { __typename: name, id },
      ];
      expect(await fixture.resolve(both)).toEqual(refusal('BAD_USER_INPUT'));
    },
  );

  it.each([[undefined], [null], [7], [true], [['User']], [{}], [{ toString: 1 }]])(
    'with %j for a type is refused',
    async (name) => {
      const id = fixture.company.acme.users[0];
      expect(await fixture.resolve([{ __typename: name, id }])).toEqual(refusal('BAD_USER_INPUT'));
    },
  );

  it.each([[7], ['User'], [true], [[]], [[{ __typename: 'User' }]], [{}]])('that is %j is refused', async (value) => {
    expect(await fixture.resolve([value])).toEqual(refusal('BAD_USER_INPUT'));
  });

  it('never makes the service fail inside, whatever it holds', async () => {
    const types = fc.constantFrom(...Object.values(ways).map((way) => way(fixture.company.acme, 0)['__typename']));
    const key = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constantFrom('null', '__proto__'));
    const oneOfOurs = fc.record(
      { __typename: types, id: key, username: key, slug: key, email: key },
      { requiredKeys: ['__typename'] },
    );
    const anything = fc.jsonValue().filter((value) => value !== null);
    const lists = fc.oneof(
      fc.array(oneOfOurs, { minLength: 1, maxLength: 30 }),
      fc.array(fc.oneof(oneOfOurs, anything), { minLength: 1, maxLength: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(lists, async (all) => {
        const { entities, errors } = await fixture.resolve(all);
        if (entities === undefined) expect(errors).toEqual(refusal('BAD_USER_INPUT').errors);
        else expect(entities).toEqual(all.map(() => null));
      }),
      tried(60),
    );
  });
});

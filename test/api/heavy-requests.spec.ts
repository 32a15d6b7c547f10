import { newId } from '../../src/core/kernel/ids.js';
import { foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';

const companies = foundCompanies();
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

/** Expects that an operation is refused as the caller's own mistake, when it is new and when it comes again. */
async function expectRefusal(operation: string, variables: object, message: string, as?: null): Promise<void> {
  for (const { answer } of await everywhere.raw(operation, { ...variables }, as === null ? { as } : {})) {
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors?.[0]?.message).toContain(message);
    expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  }
}

describe('a small request that would take long', () => {
  // Fields that cost nothing, twice as many with every fragment: whoever spells them out takes twice as long.
  const doubling = (type: string) =>
    Array.from({ length: 20 }, (_, n) => `fragment F${n} on ${type} { ...F${n + 1} ...F${n + 1} }`).join(' ') +
    ` fragment F20 on ${type} { __typename }`;

  it.each([
    ['users', 'UserConnection'],
    ['roleAssignments', 'RoleAssignmentConnection'],
  ])('is refused when its fragments unfold without end: %s', async (list, type) => {
    const operation = `{ ${list} { ...F0 } } ${doubling(type)}`;
    await expectRefusal(operation, {}, '1048577 fields');
    await expectRefusal(operation, {}, '1048577 fields', null);
  });

  it('is refused when its variables nest without end', async () => {
    const query = 'query ($filter: UserFilter) { usersCount(filter: $filter) }';
    const bodyOf = (levels: number) => {
      const filter = `${'{"not":'.repeat(levels)}{"username":{"eq":"ada"}}${'}'.repeat(levels)}`;
      return `{"query":"${query}","variables":{"filter":${filter}}}`;
    };
    for (const { url, rootToken } of everywhere.apps) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${rootToken}` };
      const ask = async (levels: number): Promise<unknown> =>
        (await fetch(`${url}/graphql`, { method: 'POST', headers, body: bodyOf(levels) })).json();
      const message = 'The variables are more than 100 levels of lists and objects deep.';
      expect(await ask(25_000)).toMatchObject({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
      expect(await ask(90)).toMatchObject({
        errors: [{ message: expect.stringMatching(/^A filter is nested at most 20 deep/) as string }],
      });
      expect(await ask(20)).toMatchObject({ data: { usersCount: 1 } });
    }
  });

  it('is refused when it compares a tower of accents', async () => {
    const filter = { username: { in: [`a${'\u0315\u0300'.repeat(400)}`] } };
    await expectRefusal(
      'query ($filter: UserFilter) { usersCount(filter: $filter) }',
      { filter },
      'more than 30 accents',
    );
  });

  it('is refused when it asks for many related things', async () => {
    const filter = { or: Array.from({ length: 11 }, () => ({ hasRole: { roleId: newId('rol'), transitive: true } })) };
    const operation = 'query ($filter: PrincipalFilter) { principals(filter: $filter) { totalCount } }';
    await expectRefusal(operation, { filter }, 'at most 10 related things');
  });

  it('is refused once when it is wrong for each of many parents', async () => {
    const filter = { or: Array.from({ length: 500 }, () => ({ name: { eq: 'x' } })) };
    const operation = `query ($filter: UserGroupFilter) {
      users(first: 50) { nodes { groups(filter: $filter) { totalCount } } }
    }`;
    await expectRefusal(operation, { filter }, 'at most 100 comparisons');
  });
});

describe('two lists below one thing', () => {
  it('are told apart when one argument reads like two', async () => {
    const ofAda = (args: string) => `user(username: "ada") { groups(${args}) { nodes { name } } }`;
    const right = String.raw`query: "name sw \"c\"", search: "cards"`;
    const wrong = String.raw`query: "name sw \"c\" search cards"`;
    const { data } = await everywhere.ask(`{ ${ofAda(right)} }`);
    expect(data).toEqual({ user: { groups: { nodes: [{ name: 'Cards' }] } } });
    for (const { answer } of await everywhere.raw(`{ a: ${ofAda(right)} b: ${ofAda(wrong)} }`)) {
      expect(answer.data).toEqual({ a: { groups: { nodes: [{ name: 'Cards' }] } }, b: null });
      expect(answer.errors?.map(({ path }) => path)).toEqual([['b', 'groups']]);
    }
  });
});

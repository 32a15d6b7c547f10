import { foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';
import {
  expectRefusal,
  expectRefusedEverywhere,
  repeated,
  usersWith,
  type Refusal,
  type RefusedCase,
} from './refusal.js';

const companies = foundCompanies();
const { acme } = companies;
const headers = { accept: 'application/graphql-response+json' };
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

const cursor = (text: string) => Buffer.from(text).toString('base64url');

describe('a page', () => {
  const cannot = (argument: string, says: string): Refusal => ({ path: 'users', argument, says });
  it.each<RefusedCase>([
    ['of less than nothing', usersWith('first: -1'), {}, cannot('first', '`first` must be a whole number, 0 or more.')],
    ['of less than nothing from the end', usersWith('last: -1'), {}, cannot('last', '`last` must be a whole number')],
    [
      'that is too large',
      usersWith('first: 101'),
      {},
      cannot('first', '`first` must be at most 100; ask for the rest'),
    ],
    ['that is too large from the end', usersWith('last: 101'), {}, cannot('last', '`last` must be at most 100')],
    ['from both ends', usersWith('first: 1, last: 1'), {}, cannot('last', 'Give either `first` or `last`, not both.')],
    ['after and from the end', usersWith('last: 1, after: "x"'), {}, cannot('after', '`after` goes with `first`')],
    ['after and before', usersWith('after: "x", before: "y"'), {}, cannot('after', '`after` goes with `first`')],
    [
      'before and from the start',
      usersWith('first: 1, before: "x"'),
      {},
      cannot('before', '`before` goes with `last`'),
    ],
    [
      'of more than an Int',
      usersWith('first: 2147483648'),
      {},
      { status: 400, code: 'GRAPHQL_VALIDATION_FAILED', says: 'Int cannot represent non 32-bit signed integer value' },
    ],
    [
      'of more than an Int, in a variable',
      'query ($n: Int) { users(first: $n) { nodes { id } } }',
      { n: 2 ** 31 },
      { status: 400, says: 'Variable "$n" got invalid value 2147483648' },
    ],
    [
      'of a list in a list',
      '{ users(first: 3) { nodes { groups(first: 101) { nodes { id } } } } }',
      {},
      { path: 'users.nodes.0.groups', argument: 'first', says: '`first` must be at most 100' },
    ],
  ])('%s is refused', async (...refused) => expectRefusedEverywhere(everywhere, ...refused));
});

describe('a cursor', () => {
  const refusal = {
    path: 'users',
    argument: 'after',
    says: 'This cursor is not of this list with this filter and order',
  };

  it.each<RefusedCase>([
    ['that is none', usersWith('after: "x"'), {}, refusal],
    ['that is empty', usersWith('after: ""'), {}, refusal],
    ['that is forged', usersWith(`after: "${cursor('abc["usr_00000000000000000000000000"]')}"`), {}, refusal],
    ['of 64 kB', usersWith('after: $t'), { t: 'x'.repeat(65_536) }, refusal],
    ['from the end', usersWith('last: 1, before: "x"'), {}, { ...refusal, argument: 'before' }],
  ])('%s is refused', async (...refused) => expectRefusedEverywhere(everywhere, ...refused));

  it('of another list, filter, search, order or parent is refused, and so is one that was edited', async () => {
    for (const app of everywhere.apps) {
      const cursorOf = async (list: string) => {
        type Paged = Record<string, { pageInfo: { endCursor: string } }>;
        const { data } = await app.graphql<Paged>(`{ list: ${list} { pageInfo { endCursor } } }`);
        const found = data?.['list']?.pageInfo.endCursor;
        if (!found) throw new Error(`${list} has no cursor.`);
        return found;
      };
      const own = await cursorOf('users(first: 1)');
      expect((await app.graphql(usersWith(`after: "${own}"`))).errors).toBeUndefined();
      const foreign = [
        await cursorOf('groups(first: 1)'),
        await cursorOf('users(first: 1, filter: { username: { ne: "x" } })'),
        await cursorOf('users(first: 1, search: "a")'),
        await cursorOf('users(first: 1, orderBy: [{ field: USERNAME }])'),
        await cursorOf(`users(first: 1, tenantId: "${acme.tenant.id}")`),
        own.slice(0, -2),
        `${own}=`,
        own.replace(/.(?=.{3}$)/, (letter) => (letter === 'A' ? 'B' : 'A')),
      ];
      for (const after of foreign) {
        const answer = await app.graphql(usersWith('after: $t'), { t: after }, { headers });
        expectRefusal(answer, refusal);
      }
    }
  });
});

/** Fields that look one thing up, with the type that its id must have. */
const lookUps = {
  user: 'usr',
  serviceAccount: 'svc',
  group: 'grp',
  role: 'rol',
  roleAssignment: 'asg',
  tenant: 'ten',
  directory: 'dir',
  domain: 'dom',
};

describe('a look-up', () => {
  const of = (what: string) => `{ ${what} { id } }`;
  const keys = 'Give exactly one of id, username, email, externalId, externalIdentity; ';
  it.each<RefusedCase>([
    ['by no key', of('user'), {}, { path: 'user', argument: 'id', says: `${keys}0 were given.` }],
    [
      'by a key that is null',
      of('user(email: null)'),
      {},
      { path: 'user', argument: 'id', says: `${keys}0 were given.` },
    ],
    [
      'by two keys',
      of('user(username: "a", email: "b")'),
      {},
      { path: 'user', argument: 'email', says: `${keys}2 were given.` },
    ],
    [
      'by both keys',
      of('tenant(id: "a", slug: "b")'),
      {},
      { path: 'tenant', argument: 'slug', says: 'Give exactly one of id, slug; 2' },
    ],
    ...Object.entries(lookUps).map(([field, prefix]): RefusedCase => {
      const id = prefix === 'grp' ? acme.users.ada.id : acme.groups.cards.id;
      const says = `\`id\` must start with ${prefix}_; this one is of another type.`;
      return [
        `of a ${field} by an id of another type`,
        of(`${field}(id: "${id}")`),
        {},
        { path: field, argument: 'id', says },
      ];
    }),
    [
      'of too many nodes',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: repeated(101, 'x') },
      { path: 'nodes', argument: 'ids', says: '`ids` has at most 100 entries; ask for the rest in another request.' },
    ],
  ])('%s is refused', async (...refused) => expectRefusedEverywhere(everywhere, ...refused));
});

describe('other arguments', () => {
  const cannot = (argument: string, says: string): Refusal => ({ path: 'users', argument, says });
  const tenant = '`tenantId` must be an id that starts with ten_.';
  it.each<RefusedCase>([
    [
      'a search that is too long',
      usersWith('search: $t'),
      { t: 'a'.repeat(201) },
      cannot('search', '`search` has at most 200 characters; look for fewer words.'),
    ],
    [
      'an order of six terms',
      usersWith(`orderBy: [${repeated(6, '{ field: USERNAME }').join(' ')}]`),
      {},
      cannot('orderBy', '`orderBy` has at most 5 terms; leave out the last.'),
    ],
    ['a tenant that is none', usersWith('tenantId: "acme"'), {}, cannot('tenantId', tenant)],
    ['a tenant that is a person', usersWith(`tenantId: "${acme.users.ada.id}"`), {}, cannot('tenantId', tenant)],
    [
      'an order by what is no field',
      usersWith('orderBy: [{ field: BOGUS }]'),
      {},
      { status: 400, code: 'GRAPHQL_VALIDATION_FAILED', says: '"UserOrderField" enum' },
    ],
  ])('%s: is refused', async (...refused) => expectRefusedEverywhere(everywhere, ...refused));
});

import { foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';
import { expectRefusal, expectRefusedEverywhere, repeated, type RefusedCase } from './refusal.js';

const companies = foundCompanies();
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

const invalid = (says: string) => ({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED', says });
const unreadable = (says: string) => ({ status: 400, code: 'GRAPHQL_PARSE_FAILED', says });
const rejected = (says: string) => ({ status: 400, says });
const deep = (levels: number): string =>
  levels === 0 ? '{ name }' : `{ nodes { parents(first: 1) ${deep(levels - 1)} } }`;
const group = 'query ($id: ID!) { group(id: $id) { id } }';
const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
const noEntity = {
  path: '_entities',
  argument: 'representations',
  says: 'The `__typename` of representation 0 is no entity here. There are: User, Tenant,',
};

describe('an operation', () => {
  it.each<RefusedCase>([
    ['that does not parse', '{ users( }', {}, unreadable('Syntax Error: Expected Name, found "}".')],
    ['of too many tokens', `{ ${'__typename '.repeat(5000)} }`, {}, unreadable('more that 5000 tokens')],
    [
      'that is too deep',
      `{ groups ${deep(8).replace('{ name }', '{ totalCount }')} }`,
      {},
      rejected('levels deep; the limit is 16'),
    ],
    [
      'with too many aliases',
      `{ users(first: 1) { nodes { ${Array.from({ length: 101 }, (_, n) => `a${n}: id`).join(' ')} } } }`,
      {},
      rejected('The operation has 101 aliases (fragments counted at each use); the limit is 100. Split it'),
    ],
    [
      'that could return too much',
      '{ users(first: 100) { nodes { groups(first: 100) { nodes { members(first: 100) { nodes { id displayName } } } } } } }',
      {},
      rejected('the limit is 1000000. Ask for smaller pages'),
    ],
    ['that changes what there is not', 'mutation { x }', {}, invalid('Cannot query field "x" on type "Mutation".')],
    ['that listens', 'subscription { x }', {}, rejected('There is no subscription in this graph; send a query.')],
    [
      'with an unknown field',
      '{ users { nodes { bogus } } }',
      {},
      invalid('Cannot query field "bogus" on type "User".'),
    ],
    ['with an unknown argument', '{ users(bogus: 1) { nodes { id } } }', {}, invalid('Unknown argument "bogus"')],
    ['without a selection', '{ users }', {}, invalid('must have a selection of subfields')],
    [
      'with a null where none may be',
      '{ users { nodes { groups(transitive: null) { nodes { id } } } } }',
      {},
      invalid('found null'),
    ],
    ['without a required argument', '{ group { id } }', {}, invalid('argument "id" of type "ID!" is required')],
    [
      'with a variable that it does not use',
      'query ($id: ID) { viewer { platformAdministrator } }',
      {},
      invalid('"$id" is never used'),
    ],
    ['without a required variable', group, {}, rejected('Variable "$id" of required type "ID!" was not provided.')],
    ['with a null variable', group, { id: null }, rejected('Variable "$id" of non-null type "ID!" must not be null.')],
    ['with a variable of another type', group, { id: { a: 1 } }, rejected('Variable "$id" got invalid value')],
    [
      'that is one of several without saying which',
      'query A { __typename } query B { __typename }',
      {},
      { status: 400, code: 'OPERATION_RESOLUTION_FAILURE', says: 'Must provide operation name' },
    ],
  ])('%s is refused', async (...refused) => expectRefusedEverywhere(everywhere, ...refused));

  it('may be as large as the limits allow', async () => {
    const aliases = Array.from({ length: 100 }, (_, n) => `a${n}: id`).join(' ');
    await everywhere.ask(`{ users(first: 100) { nodes { ${aliases} groups(first: 100) { nodes { name } } } } }`);
    await everywhere.ask(`{ groups(first: 1) ${deep(6).replace('{ name }', '{ nodes { tenant { slug } } }')} }`);
  });
});

describe('a representation', () => {
  it.each<RefusedCase>([
    ['of a type that is no entity', entities, { r: [{ __typename: 'Permission', name: 'user:read' }] }, noEntity],
    ['without a type', entities, { r: [{ id: 'x' }] }, noEntity],
    ['that is a text', entities, { r: ['x'] }, noEntity],
    ['that is null', entities, { r: [null] }, rejected('Expected non-nullable type "_Any!" not to be null')],
    [
      'beyond the limit',
      entities,
      { r: repeated(1001, { __typename: 'User', id: 'x' }) },
      rejected(
        'The operation asks for 1001 entities; the limit is 1000. Send the representations in several requests.',
      ),
    ],
  ])('%s is refused', async (...refused) => expectRefusedEverywhere(everywhere, ...refused));

  it('whose key is of the wrong shape is nobody’s', async () => {
    const keys = [{ id: 5 }, { id: null }, { id: 'x' }, { username: [] }, { username: '' }, {}];
    const { data } = await everywhere.ask(entities, { r: keys.map((key) => ({ __typename: 'User', ...key })) });
    expect(data).toEqual({ _entities: keys.map(() => null) });
  });
});

describe('whoever has not signed in', () => {
  const notSignedIn = (says: string) => ({ code: 'UNAUTHENTICATED', path: 'viewer', says });
  it.each([
    ['without a header', {}, 'Sign in first: send a token as `Authorization: Bearer …`.'],
    ['with a password', { authorization: 'Basic cm9vdDpyb290' }, 'Send the token as `Authorization: Bearer …`.'],
    ['with a scheme and no token', { authorization: 'Bearer' }, 'Send the token as `Authorization: Bearer …`.'],
    ['with two tokens', { authorization: 'Bearer a b' }, 'Send the token as `Authorization: Bearer …`.'],
    [
      'with a token that is none',
      { authorization: 'Bearer a' },
      'This token is not valid: unknown, ended, revoked, or of',
    ],
  ])('%s is told how to', async (_what, headers, says) => {
    const sent = { as: null, headers: { accept: 'application/graphql-response+json', ...headers } };
    for (const { answer } of await everywhere.raw('{ viewer { platformAdministrator } }', {}, sent))
      expectRefusal(answer, notSignedIn(says));
  });
});

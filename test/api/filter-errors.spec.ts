import { foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';
import { expectRefusedEverywhere, repeated, usersWith, type Refusal, type RefusedCase } from './refusal.js';

const companies = foundCompanies();
const { acme } = companies;
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

const nested = (levels: number): object => (levels === 0 ? { username: { eq: 'a' } } : { not: nested(levels - 1) });

describe('a filter', () => {
  const cannot = (argument: string, says: string): Refusal => ({ path: 'users', argument: `filter.${argument}`, says });
  const whole = (says: string): Refusal => ({ path: 'users', argument: 'filter', says });
  const invalid = (says: string | RegExp): Refusal => ({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED', says });
  const empty = 'Give this filter at least one condition.';
  const id = (type: string) => `This must be an id that starts with ${type}_.`;
  it.each<RefusedCase>([
    [
      'with nothing in `and`',
      usersWith('filter: { and: [] }'),
      {},
      cannot('and', 'Give `and` at least one condition.'),
    ],
    ['with nothing in `or`', usersWith('filter: { or: [] }'), {}, cannot('or', 'Give `or` at least one condition.')],
    ['with an empty one in `and`', usersWith('filter: { and: [{}] }'), {}, cannot('and.0', empty)],
    ['with an empty one in `not`', usersWith('filter: { not: {} }'), {}, cannot('not', empty)],
    ['with no operator in `or`', usersWith('filter: { or: [{ username: {} }] }'), {}, cannot('or.0', empty)],
    [
      'that asks for null',
      usersWith('filter: { username: { eq: null } }'),
      {},
      cannot('username.eq', 'for missing values there is `isNull`'),
    ],
    [
      'with a word that is not of the enum',
      usersWith('filter: { status: { eq: BOGUS } }'),
      {},
      invalid('does not exist in "UserStatus" enum'),
    ],
    [
      'with a word that is not of the enum, in a variable',
      usersWith('filter: $f'),
      { f: { status: { eq: 'BOGUS' } } },
      { status: 400, says: 'Variable "$f" got invalid value "BOGUS" at "f.status.eq"' },
    ],
    [
      'on an unknown field',
      usersWith('filter: { bogus: { eq: 1 } }'),
      {},
      invalid('Field "bogus" is not defined by type "UserFilter"'),
    ],
    [
      'with an operator of another type',
      usersWith('filter: { username: { gt: "a" } }'),
      {},
      invalid('Field "gt" is not defined'),
    ],
    ['for an id that is none', usersWith('filter: { id: { eq: "x" } }'), {}, cannot('id.eq', '`eq` must be an id.')],
    [
      'for a text that is too long',
      usersWith('filter: $f'),
      { f: { username: { eq: 'a'.repeat(1001) } } },
      cannot('username.eq', 'at most 1000 characters'),
    ],
    [
      'for too many values',
      usersWith('filter: $f'),
      { f: { username: { in: repeated(101, 'a') } } },
      cannot('username.in', '`in` takes at most 100 values; these are 101, so ask several times.'),
    ],
    [
      'that is nested too deeply',
      usersWith('filter: $f'),
      { f: nested(21) },
      whole('A filter is nested at most 20 deep; put side by side what the same word joins.'),
    ],
    [
      'that is nested absurdly',
      usersWith('filter: $f'),
      { f: nested(1000) },
      { status: 400, says: 'levels of lists and objects deep' },
    ],
    [
      'of too many terms',
      usersWith('filter: $f'),
      { f: { or: repeated(101, { username: { eq: 'a' } }) } },
      whole('A filter has at most 100 comparisons; compare one field with many values by `in`.'),
    ],
    [
      'for members of what is no group',
      usersWith(`filter: { memberOf: { groupId: "${acme.users.ada.id}" } }`),
      {},
      cannot('memberOf.groupId', id('grp')),
    ],
    [
      'for a place in what is no directory',
      usersWith('filter: { inDirectory: "x" }'),
      {},
      cannot('inDirectory', id('dir')),
    ],
    [
      'for access to what is no domain',
      usersWith('filter: { hasAccessTo: "x" }'),
      {},
      cannot('hasAccessTo', id('dom')),
    ],
    [
      'for a permission whose name is too long',
      'query ($t: String) { roles(filter: { hasPermission: $t }) { nodes { id } } }',
      { t: 'x'.repeat(129) },
      { path: 'roles', argument: 'filter.hasPermission', says: 'at most 128 characters' },
    ],
    [
      'for a day that no calendar has',
      usersWith('filter: { createdAt: { gt: "2026-02-30T00:00:00Z" } }'),
      {},
      invalid(/^Expected value of type "DateTime".*It must be an ISO 8601 text/),
    ],
    [
      'for a time that is no text',
      usersWith('filter: { createdAt: { gt: 5 } }'),
      {},
      invalid('It must be an ISO 8601 text'),
    ],
    [
      'for a time that is none, in a variable',
      usersWith('filter: $f'),
      { f: { createdAt: { gt: 'yesterday' } } },
      {
        status: 400,
        says: /^Variable "\$f" got invalid value "yesterday" at "f.createdAt.gt"; .*It must be an ISO 8601 text/,
      },
    ],
  ])('%s is refused', async (...refused) => expectRefusedEverywhere(everywhere, ...refused));
});

describe('a SCIM filter', () => {
  const cannot = (says: string): Refusal => ({ path: 'users', argument: 'query', says });
  it.each<readonly [string, string, string]>([
    ['that is empty', '', 'At character 1: expected an attribute'],
    [
      'on an unknown attribute',
      'bogus eq "a"',
      "At character 1: 'bogus' is no attribute of this filter; there are id, username",
    ],
    [
      'with an operator of another type',
      'username gt "a"',
      "At character 10: expected an operator of 'username' (eq, ne, co, sw, ew, pr)",
    ],
    ['that ends too early', 'username eq', 'but the filter ends'],
    ['for a word that is not of the enum', 'status eq "bogus"', 'expected one of "ACTIVE", "SUSPENDED"'],
    ['for a time that is none', 'createdAt gt "2026-02-30T00:00:00Z"', 'expected a time in double quotes'],
    [
      'that is nested too deeply',
      `${'('.repeat(21)}username pr${')'.repeat(21)}`,
      'a filter is nested at most 20 deep',
    ],
    ['of too many terms', repeated(101, 'username pr').join(' or '), 'a filter has at most 100 comparisons'],
    ['that is too long', 'x'.repeat(4097), 'A filter has at most 4096 characters; this one has 4097.'],
  ])('%s is refused', async (_what, t, says) =>
    expectRefusedEverywhere(everywhere, '', usersWith('query: $t'), { t }, cannot(says)),
  );
});

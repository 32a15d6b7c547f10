import { foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';

const companies = foundCompanies();
const { acme } = companies;
const secret = 'a-secret-of-the-gateway';
const header = 'x-denizen-gateway-secret';

const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
const representations = { r: [{ __typename: 'User', id: acme.users.ada.id }] };

describe('without the gateway’s secret', () => {
  let everywhere: Everywhere;
  beforeAll(async () => {
    everywhere = await Everywhere.start({
      prepare: companies.insert,
      config: { DENIZEN_GATEWAY_SECRETS: secret },
    });
  });
  afterAll(() => everywhere.stop());

  const ways: Record<string, string>[] = [{}, { [header]: 'wrong' }, { [header]: '' }, { [header]: `${secret}x` }];

  it.each([
    ['the schema', '{ _service { sdl } }', {}],
    ['the schema under another name', '{ a: _service { sdl } }', {}],
    ['the schema through a fragment', '{ ...F } fragment F on Query { _service { sdl } }', {}],
    ['entities', entities, representations],
    [
      'entities beside other things',
      `query ($r: [_Any!]!) { usersCount _entities(representations: $r) { __typename } }`,
      representations,
    ],
  ])('%s can’t be had, not even by an administrator', async (_what, query, variables) => {
    for (const headers of ways)
      for (const { answer } of await everywhere.raw(query, variables, { headers })) {
        expect(answer.text).not.toMatch(/type User|"__typename":"User"/);
        expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
      }
  });

  it('everything else is answered', async () => {
    for (const headers of ways) expect((await everywhere.ask('{ usersCount }', {}, { headers })).data).toBeDefined();
  });

  it('with it, both can be had by who may', async () => {
    const headers = { [header]: secret };
    const sent = { as: null, headers };
    expect((await everywhere.ask('{ _service { sdl } }', {}, sent)).data).toHaveProperty('_service.sdl');
    expect((await everywhere.ask(entities, representations, { headers })).data).toEqual({
      _entities: [{ __typename: 'User' }],
    });
    for (const { answer } of await everywhere.raw(entities, representations, sent))
      expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
  });

  it('none of it gets into the log', () => {
    for (const { log } of everywhere.apps) expect(JSON.stringify(log)).not.toContain(secret);
  });
});

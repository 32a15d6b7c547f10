import { appointAuditors, builtInRole, foundCompanies, moments } from './companies.js';
import { Everywhere } from './everywhere.js';
import { madeToken, type Wanted } from './made-token.js';

const companies = foundCompanies();
const { world, acme, globex, initech } = companies;
appointAuditors(companies);
// Administers the platform, but no longer.
world.assign(acme.users.kim, builtInRole('platformAdministrator'), null, { expiresAt: moments.ended });
// Administers the platform through a membership that has ended.
const lea = world.user({ username: 'lea' }, acme.main);
world.member(acme.groups.operators, lea, { expiresAt: moments.ended });
// Administers the platform, and has access to a tenant that is deactivated.
world.place(acme.users.hana, initech.main);

let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

const look = `{
  viewer { platformAdministrator principal { id } tenant { slug } }
  tenants { nodes { slug } }
  users(first: 100) { totalCount }
}`;

/** What `look` shows. */
interface Seen {
  readonly viewer: {
    readonly platformAdministrator: boolean;
    readonly principal: { readonly id: string };
    readonly tenant: { readonly slug: string } | null;
  };
  readonly tenants: { readonly nodes: readonly { readonly slug: string }[] };
  readonly users: { readonly totalCount: number };
}

/** What somebody sees with a token, the same on all databases; null when the token is none. */
async function lookedWith(wanted: Wanted): Promise<Seen | null> {
  const seen: (Seen | null)[] = [];
  for (const app of everywhere.apps) {
    const { data, errors } = await app.graphql<Seen>(look, {}, { token: await madeToken(app, wanted) });
    const codes = new Set(errors?.map(({ extensions }) => extensions['code']));
    expect([...codes]).toEqual(data === null ? ['UNAUTHENTICATED'] : []);
    seen.push(data ?? null);
  }
  for (const other of seen) expect(other).toEqual(seen[0]);
  return seen[0] ?? null;
}

async function seenWith(wanted: Wanted): Promise<Seen> {
  const seen = await lookedWith(wanted);
  if (seen === null) throw new Error('The token is none.');
  return seen;
}

const slugs = ({ tenants }: Seen): string[] => tenants.nodes.map(({ slug }) => slug).sort();

describe('a token is dead', () => {
  const { ada, dan, gil } = acme.users;
  it.each<[string, Wanted]>([
    ['when it has expired', { owner: ada, expiresAt: moments.ended }],
    ['when it was revoked', { owner: ada, revokedAt: moments.seen }],
    ['when its owner is deactivated', { owner: dan }],
    ['when its owner will be deleted', { owner: gil }],
    ['when its service account is disabled', { owner: acme.robots.retired }],
    ['when its service account is of a deactivated tenant', { owner: initech.robot }],
    ['when it is for a deactivated tenant', { owner: initech.users.ivy, tenant: initech.tenant }],
    [
      'when it is for a deactivated tenant, even an administrator’s',
      { owner: acme.users.hana, tenant: initech.tenant },
    ],
    ['when it is of a group, which can’t sign in', { owner: acme.groups.platform }],
  ])('%s', async (_when, wanted) => expect(await lookedWith(wanted)).toBeNull());

  it.each(['', 'dzn_', `dzn_${'A'.repeat(43)}`, `dzn_${'A'.repeat(50)}`, 'x y', '" OR 1=1 --'])(
    'when it was never made: %p',
    async (token) => {
      for (const { answer } of await everywhere.raw(look, {}, { token })) {
        expect(answer.data).toBeNull();
        for (const { extensions } of answer.errors ?? []) expect(extensions).toEqual({ code: 'UNAUTHENTICATED' });
      }
    },
  );
});

describe('a token shows', () => {
  it('the tenants that its owner has access to, but those that are deactivated', async () => {
    expect(slugs(await seenWith({ owner: acme.users.bob }))).toEqual(['acme', 'globex']);
    expect(slugs(await seenWith({ owner: initech.users.ivy }))).toEqual([]);
  });

  it('no tenant where its owner is suspended', async () => {
    const seen = await seenWith({ owner: acme.users.cleo });
    expect(slugs(seen)).toEqual([]);
    expect(seen.users.totalCount).toBe(1);
  });

  it('one tenant and nothing of the others when it is for that one, also to an administrator', async () => {
    for (const owner of [acme.users.bob, acme.users.hana]) {
      const seen = await seenWith({ owner, tenant: acme.tenant });
      expect(seen.viewer.tenant).toEqual({ slug: 'acme' });
      expect(slugs(seen)).toEqual(['acme']);
    }
  });

  it('nothing of a tenant that its owner has no access to, though it is for that one', async () => {
    for (const owner of [acme.users.ada, acme.robots.deployer]) {
      const seen = await seenWith({ owner, tenant: globex.tenant });
      expect(seen.viewer).toMatchObject({ tenant: null, principal: { id: owner.id } });
      expect(slugs(seen)).toEqual([]);
    }
  });

  it('the tenant of its service account', async () => {
    expect(slugs(await seenWith({ owner: acme.robots.deployer }))).toEqual(['acme']);
  });

  it('the whole instance to who administers the platform, through nested groups too, and to nobody else', async () => {
    const isAdministrator = async (owner: Wanted['owner']) => (await seenWith({ owner })).viewer.platformAdministrator;
    expect(await isAdministrator(acme.users.hana)).toBe(true);
    expect(await isAdministrator(acme.users.kim)).toBe(false);
    expect(await isAdministrator(lea)).toBe(false);
    expect(slugs(await seenWith({ owner: acme.users.hana }))).toEqual(['acme', 'globex', 'initech']);
  });
});

describe('x-denizen-tenant', () => {
  it.each([
    ['another tenant than the token’s', { owner: acme.users.bob, tenant: acme.tenant }, 'globex'],
    ['another tenant than an administrator’s token’s', { owner: acme.users.hana, tenant: acme.tenant }, 'globex'],
    ['a tenant without access', { owner: acme.users.ada }, 'globex'],
    ['a tenant that is deactivated', { owner: initech.users.ivy }, 'initech'],
    ['a tenant that is not there', { owner: acme.users.ada }, 'nowhere'],
  ])('is refused for %s, in the same words', async (_what, wanted, tenant) => {
    for (const app of everywhere.apps) {
      const token = await madeToken(app, wanted);
      const answer = await app.graphql(look, {}, { token, headers: { 'x-denizen-tenant': tenant } });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toEqual({
        errors: [
          {
            message: 'You may not ask in the tenant that `x-denizen-tenant` names.',
            extensions: { code: 'FORBIDDEN' },
          },
        ],
      });
    }
  });
});

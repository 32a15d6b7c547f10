import type { Actor } from '../../core/access/actor.js';
import { noRights } from '../../core/access/rights.js';
import { noBelongings } from '../../core/access/visibility.js';
import { newId, type TenantId } from '../../core/kernel/ids.js';
import type { Tenant } from '../../core/tenants/tenant.js';
import type { TenantKey } from '../../core/tenants/tenant-store.js';
import { askedTenant } from './asked-tenant.js';

const acme = { id: newId('ten'), slug: 'acme' };
const globex = { id: newId('ten'), slug: 'globex' };

function actor(tenantId: TenantId | null, ...tenants: Actor['tenants']): Actor {
  const account = { principalId: newId('usr'), tokenId: null, sessionId: null, tenantId, scopes: null, tenants };
  return { ...account, impersonatorId: null, rights: noRights, belongings: noBelongings };
}

let lookUps: TenantKey[];
beforeEach(() => {
  lookUps = [];
});

/** Asks in a tenant; `visible` are those that the actor sees besides their own. */
function asked(header: unknown, who: Actor, ...visible: (typeof acme)[]): Promise<TenantId | null> {
  const byKeys = async (keys: readonly TenantKey[]) => {
    lookUps.push(...keys);
    const found = keys.map((key) =>
      visible.find(({ id, slug }) => (key.by === 'id' ? id === key.id : slug === key.slug)),
    );
    return found.map((tenant) => (tenant as Tenant | undefined) ?? null);
  };
  return askedTenant(header, who, { byKeys });
}

const forbidden = { code: 'FORBIDDEN', message: 'You may not ask in the tenant that `x-denizen-tenant` names.' };

describe('the tenant that is asked in', () => {
  it.each([undefined, ''])('is the credential’s when the header is %p', async (header) => {
    expect(await asked(header, actor(acme.id, acme, globex))).toBe(acme.id);
    expect(await asked(header, actor(null, acme, globex))).toBeNull();
  });

  it('is one of the caller’s own by id or slug, and costs no statement then', async () => {
    for (const header of [globex.id, 'globex'])
      for (const tenantId of [null, globex.id])
        expect(await asked(header, actor(tenantId, acme, globex))).toBe(globex.id);
    expect(lookUps).toEqual([]);
  });

  it('is looked up for who sees more than their own', async () => {
    expect(await asked('globex', actor(null, acme), globex)).toBe(globex.id);
    expect(await asked(globex.id, actor(globex.id), globex)).toBe(globex.id);
    expect(lookUps).toEqual([
      { by: 'slug', slug: 'globex' },
      { by: 'id', id: globex.id },
    ]);
  });

  it.each<[string, unknown, Actor]>([
    ['that is not there', 'nowhere', actor(null, acme)],
    ['that is not seen', newId('ten'), actor(null, acme)],
    ['that is the caller’s own but not the credential’s', 'globex', actor(acme.id, acme, globex)],
    ['that is seen but is not the credential’s', 'initech', actor(acme.id, acme)],
    ['that is two', 'acme, globex', actor(null, acme, globex)],
    ['that is a list', ['acme', 'globex'], actor(null, acme, globex)],
    ['that is a list of one', ['acme'], actor(null, acme)],
    ['that is spelt otherwise', 'ACME', actor(null, acme)],
    ['that is a thing of another type', newId('usr'), actor(null, acme)],
  ])('is refused for one %s', async (_what, header, who) => {
    await expect(asked(header, who, { id: newId('ten'), slug: 'initech' })).rejects.toMatchObject(forbidden);
  });
});

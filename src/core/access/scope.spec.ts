import type { DirectoryId, DomainId, TenantId } from '../kernel/ids.js';
import { covers, isWhole, placeOf, platformScope, scopeKey, tenantScope, type Place, type Scope } from './scope.js';

const directory = (tenantId: TenantId, directoryId: DirectoryId): Scope => ({
  kind: 'DIRECTORY',
  tenantId,
  directoryId,
  domainId: null,
});
const domain = (tenantId: TenantId, domainId: DomainId): Scope => ({
  kind: 'DOMAIN',
  tenantId,
  directoryId: null,
  domainId,
});
const under = (scope: Scope, ...above: DomainId[]): Place => ({
  ...scope,
  domainPath: [...placeOf(scope).domainPath, ...above],
});

const acme = tenantScope('ten_acme');
const globex = tenantScope('ten_globex');
const staff = directory('ten_acme', 'dir_staff');
const guests = directory('ten_acme', 'dir_guests');
const sales = domain('ten_acme', 'dom_sales');
const north = domain('ten_acme', 'dom_north');

const scopes = { platform: platformScope, acme, globex, staff, guests, sales, north };
const places = {
  platform: placeOf(platformScope),
  acme: placeOf(acme),
  globex: placeOf(globex),
  staff: placeOf(staff),
  guests: placeOf(guests),
  sales: placeOf(sales),
  north: under(north, 'dom_sales'),
};
type Name = keyof typeof scopes;

describe('a right on a scope', () => {
  it.each<[Name, Name[]]>([
    ['platform', ['platform', 'acme', 'globex', 'staff', 'guests', 'sales', 'north']],
    ['acme', ['acme', 'staff', 'guests', 'sales', 'north']],
    ['globex', ['globex']],
    ['staff', ['staff']],
    ['guests', ['guests']],
    ['sales', ['sales', 'north']],
    ['north', ['north']],
  ])('on %s holds on %j and nowhere else', (scope, expected) => {
    const held = (Object.keys(places) as Name[]).filter((place) => covers(scopes[scope], places[place]));
    expect(held).toEqual(expected);
  });

  it('does not reach into another tenant, though the directory or a domain above is the one that it names', () => {
    expect(covers(domain('ten_acme', 'dom_sales'), under(domain('ten_globex', 'dom_stray'), 'dom_sales'))).toBe(false);
    expect(covers(domain('ten_acme', 'dom_sales'), placeOf(domain('ten_globex', 'dom_sales')))).toBe(false);
    expect(covers(directory('ten_acme', 'dir_staff'), placeOf(directory('ten_globex', 'dir_staff')))).toBe(false);
  });

  it('on a domain does not hold on a directory, nor on the tenant', () => {
    expect(covers(sales, placeOf(staff))).toBe(false);
    expect(covers(sales, placeOf(acme))).toBe(false);
  });
});

describe('the place of a scope', () => {
  it('has a way to itself when it is a domain, and else none', () => {
    expect(placeOf(sales)).toEqual({ ...sales, domainPath: ['dom_sales'] });
    expect(placeOf(staff)).toEqual({ ...staff, domainPath: [] });
    expect(placeOf(acme)).toEqual({
      kind: 'TENANT',
      tenantId: 'ten_acme',
      directoryId: null,
      domainId: null,
      domainPath: [],
    });
    expect(placeOf(platformScope)).toEqual({
      kind: 'PLATFORM',
      tenantId: null,
      directoryId: null,
      domainId: null,
      domainPath: [],
    });
  });
});

describe('a scope is whole', () => {
  it.each(Object.entries(scopes))('when it is %s, as a rule writes it', (_, scope) => {
    expect(isWhole(scope)).toBe(true);
  });

  it.each<[string, Scope]>([
    ['the platform with a tenant', { ...platformScope, tenantId: 'ten_acme' }],
    ['the platform with a directory', { ...platformScope, directoryId: 'dir_staff' }],
    ['the platform with a domain', { ...platformScope, domainId: 'dom_sales' }],
    ['a tenant without its id', { ...acme, tenantId: null }],
    ['a tenant with a directory', { ...acme, directoryId: 'dir_staff' }],
    ['a tenant with a domain', { ...acme, domainId: 'dom_sales' }],
    ['a directory without its tenant', { ...staff, tenantId: null }],
    ['a directory without its id', { ...staff, directoryId: null }],
    ['a directory with a domain', { ...staff, domainId: 'dom_sales' }],
    ['a domain without its tenant', { ...sales, tenantId: null }],
    ['a domain without its id', { ...sales, domainId: null }],
    ['a domain with a directory', { ...sales, directoryId: 'dir_staff' }],
  ])('but not when it is %s', (_, scope) => {
    expect(isWhole(scope)).toBe(false);
  });
});

describe('the key of a scope', () => {
  it('tells it from every other, also from one that claims to be of another tenant', () => {
    const all = [...Object.values(scopes), domain('ten_globex', 'dom_sales'), directory('ten_globex', 'dir_staff')];
    expect(new Set(all.map(scopeKey)).size).toBe(all.length);
    expect(scopeKey({ ...sales })).toBe('DOMAIN ten_acme dom_sales');
  });
});

import { buildSchema } from 'graphql';
import { Rights } from '../../core/access/rights.js';
import { platformScope, tenantScope } from '../../core/access/scope.js';
import type { GraphContext } from '../context.js';
import type { Door } from './doors.js';
import { assertGuarded, guarded, refusalAt } from './guard.js';

const signedIn: Door = { signedIn: true };
const tenantId = 'ten_00000000000000000000000001';
const other = 'ten_00000000000000000000000002';
const reads = new Set(['instance:read']);

function contextOf(given: Partial<GraphContext> & { readonly held?: Rights }): GraphContext {
  const { held, ...rest } = given;
  const actor = held === undefined ? null : ({ rights: held } as GraphContext['actor']);
  return { actor, tenantId: null, throughGateway: true, ...rest } as GraphContext;
}

const nobody = contextOf({});
const powerless = new Rights([]);
const onPlatform = new Rights([{ scope: platformScope, permissions: reads }]);
const inTenant = new Rights([{ scope: tenantScope(tenantId), permissions: reads }]);

describe('a door', () => {
  const needsReading: Door = { signedIn: true, permission: 'instance:read' };

  it.each<[string, Door, GraphContext, string | undefined]>([
    ['that is open lets in who has not signed in', { signedIn: false }, nobody, undefined],
    ['for the signed in refuses nobody', signedIn, nobody, 'UNAUTHENTICATED'],
    ['for the signed in lets in whoever may do nothing', signedIn, contextOf({ held: powerless }), undefined],
    [
      'for gateways refuses a request without their secret',
      { signedIn: false, gateway: true },
      contextOf({ throughGateway: false }),
      'FORBIDDEN',
    ],
    [
      'for gateways refuses it before it asks who it is',
      { signedIn: true, gateway: true },
      contextOf({ throughGateway: false }),
      'FORBIDDEN',
    ],
    ['for gateways lets in what comes with the secret', { signedIn: false, gateway: true }, nobody, undefined],
    ['with a permission refuses nobody as nobody', needsReading, nobody, 'UNAUTHENTICATED'],
    ['with a permission refuses who lacks it', needsReading, contextOf({ held: powerless }), 'FORBIDDEN'],
    [
      'with a permission lets in who holds it on the platform',
      needsReading,
      contextOf({ held: onPlatform }),
      undefined,
    ],
    [
      'with a permission lets in who holds it above the tenant asked in',
      needsReading,
      contextOf({ held: onPlatform, tenantId }),
      undefined,
    ],
    [
      'with a permission lets in who holds it in the tenant asked in',
      needsReading,
      contextOf({ held: inTenant, tenantId }),
      undefined,
    ],
    [
      'with a permission refuses who holds it in another tenant',
      needsReading,
      contextOf({ held: inTenant, tenantId: other }),
      'FORBIDDEN',
    ],
    [
      'with a permission refuses who holds it in a tenant and asks on the platform',
      needsReading,
      contextOf({ held: inTenant }),
      'FORBIDDEN',
    ],
  ])('%s', (_what, door, context, code) => {
    expect(refusalAt(door, context)?.extensions['code']).toBe(code);
  });

  it('tells why a token was not taken', () => {
    expect(refusalAt(signedIn, contextOf({ signInProblem: 'It has ended.' }))?.message).toBe('It has ended.');
  });

  it('names the permission that is missing, and where', () => {
    expect(refusalAt(needsReading, contextOf({ held: powerless }))?.message).toBe(
      'This needs the permission `instance:read` on the platform.',
    );
  });
});

describe('a schema', () => {
  const schema = buildSchema('type Query { a: Int b: Int } type Mutation { c: Int } interface I { d: Int }');

  it('is not served with a root field that has no door, nor with a door that leads nowhere', () => {
    const all = { Query: { a: signedIn, b: signedIn }, Mutation: { c: signedIn } };
    expect(() => assertGuarded(schema, all)).not.toThrow();
    expect(() => guarded(schema, { Query: { a: signedIn } })).toThrow('no door: Query.b, Mutation.c');
    expect(() => assertGuarded(schema, { ...all, Query: { ...all.Query, gone: signedIn } })).toThrow('Query.gone');
  });

  it('has no door on an interface, where the guard would not stand', () => {
    const all = { Query: { a: signedIn, b: signedIn }, Mutation: { c: signedIn }, I: { d: signedIn } };
    expect(() => assertGuarded(schema, all)).toThrow('object types only, not I');
  });
});

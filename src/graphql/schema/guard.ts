import { createRequire } from 'node:module';
import { GraphQLError, isObjectType, type GraphQLSchema } from 'graphql';
import type { applyMiddleware as applyMiddlewareType } from 'graphql-middleware';
import type { rule as ruleType, shield as shieldType } from 'graphql-shield';
import { placeOf, platformScope, tenantScope } from '../../core/access/scope.js';
import type { GraphContext } from '../context.js';
import { doors, type Door } from './doors.js';

// The package's ES modules import `isUndefined` from `util`, which Node 23 removed; its CommonJS form looks it up only in
// `chain` and `race`, which are not used here.
const require = createRequire(import.meta.url);
const { rule, shield } = require('graphql-shield') as {
  readonly rule: typeof ruleType;
  readonly shield: typeof shieldType;
};
// PERF: the form of it that shield has loaded; the other one is sixty modules more at every start.
const { applyMiddleware } = require('graphql-middleware') as { readonly applyMiddleware: typeof applyMiddlewareType };

type Middleware = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type Doors = Readonly<Record<string, Readonly<Record<string, Door>>>>;

const signInFirst = 'Sign in first: send a token as `Authorization: Bearer …`.';

function refusal(code: 'UNAUTHENTICATED' | 'FORBIDDEN', message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** Why somebody may not come in by a door; null when they may. */
export function refusalAt(door: Door, context: GraphContext): GraphQLError | null {
  if (door.gateway === true && !context.throughGateway)
    return refusal('FORBIDDEN', 'This field is for the gateway: ask it, or send its secret.');
  if (!door.signedIn) return null;
  const { actor, tenantId, signInProblem } = context;
  if (actor === null) return refusal('UNAUTHENTICATED', signInProblem ?? signInFirst);
  if (door.permission === undefined) return null;
  const place = placeOf(tenantId === null ? platformScope : tenantScope(tenantId));
  if (actor.rights.hold(door.permission, place)) return null;
  const where = tenantId === null ? 'on the platform' : 'in the tenant that you ask in';
  return refusal('FORBIDDEN', `This needs the permission \`${door.permission}\` ${where}.`);
}

// No cache: shield's caches forget arguments or fields, and a decision must never outlive the moment it was made for.
// Its results are shared by name, so that each rule has one of its own.
function ruleOf(name: string, door: Door) {
  return rule(name, { cache: 'no_cache' })((_parent, _args, context: GraphContext) => refusalAt(door, context) ?? true);
}

/**
 * Guards the doors of a subgraph: its root fields, `_entities` among them. Only fields with a rule are wrapped; shield left
 * alone would wrap every field of every type and make answers several times slower.
 * @throws when a root field has no rule, or a rule no root field
 */
export function guarded(schema: GraphQLSchema, all: Doors = doors): GraphQLSchema {
  assertGuarded(schema, all);
  const rules = mapped(all, (door, type, field) => ruleOf(`${type}.${field}`, door));
  const everything = shield(rules, {
    allowExternalErrors: true,
    // A rule that could not decide: an outage, which is neither a denial nor an allowance.
    fallbackError: () =>
      new GraphQLError('The permission could not be decided.', { extensions: { code: 'UNAVAILABLE' } }),
  }).generate(schema) as Middleware;
  return applyMiddleware(schema, mapped(all, (_door, type, field) => everything[type]?.[field]) as never);
}

function mapped<T>(all: Doors, to: (door: Door, type: string, field: string) => T): Record<string, Record<string, T>> {
  return Object.fromEntries(
    Object.entries(all).map(([type, fields]) => [
      type,
      Object.fromEntries(Object.entries(fields).map(([field, door]) => [field, to(door, type, field)])),
    ]),
  );
}

/** Makes sure that every root field has a door, and every door a root field. */
export function assertGuarded(schema: GraphQLSchema, all: Doors): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`));
  const guarded = Object.entries(all).flatMap(([type, of]) => Object.keys(of).map((field) => `${type}.${field}`));
  const missing = fields.filter((field) => !guarded.includes(field));
  if (missing.length > 0) throw new Error(`These root fields have no door: ${missing.join(', ')}.`);
  // Shield silently ignores rules on anything but object types.
  const unguardable = Object.keys(all).filter((name) => !isObjectType(schema.getType(name)));
  if (unguardable.length > 0) throw new Error(`Shield can guard object types only, not ${unguardable.join(', ')}.`);
  const idle = guarded.filter((field) => !fields.includes(field));
  if (idle.length > 0) throw new Error(`These doors have no root field: ${idle.join(', ')}.`);
}

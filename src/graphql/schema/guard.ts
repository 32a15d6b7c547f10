import { createRequire } from 'node:module';
import { GraphQLError, isObjectType, type GraphQLSchema } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import type { allow as allowType, rule as ruleType, shield as shieldType } from 'graphql-shield';
import type { GraphContext } from '../context.js';

// The package's ES modules import `isUndefined` from `util`, which Node 23 removed; its CommonJS form looks it up only in
// `chain` and `race`, which are not used here.
const { allow, rule, shield } = createRequire(import.meta.url)('graphql-shield') as {
  readonly allow: typeof allowType;
  readonly rule: typeof ruleType;
  readonly shield: typeof shieldType;
};

// No cache: shield's caches forget arguments or fields, and a decision must never outlive the moment it was made for.
const isSignedIn = rule('isSignedIn', { cache: 'no_cache' })(
  (_parent, _args, context: GraphContext) =>
    context.actor !== null ||
    new GraphQLError(context.signInProblem ?? signInFirst, { extensions: { code: 'UNAUTHENTICATED' } }),
);
const signInFirst = 'Sign in first: send a token as `Authorization: Bearer …`.';

type Rule = ReturnType<ReturnType<typeof rule>>;
type Middleware = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A rule for every field of the root types. `_service` is open because composition needs it; the rest is for the signed in. */
function ruleTree(schema: GraphQLSchema): Record<string, Record<string, Rule | typeof allow>> {
  const ofQuery = Object.keys(schema.getQueryType()?.getFields() ?? {});
  return { Query: Object.fromEntries(ofQuery.map((field) => [field, field === '_service' ? allow : isSignedIn])) };
}

/**
 * Guards the doors of a subgraph: its root fields, `_entities` among them. Only fields with a rule are wrapped; shield left
 * alone would wrap every field of every type and make answers several times slower.
 * @throws when a root field has no rule
 */
export function guarded(schema: GraphQLSchema): GraphQLSchema {
  const tree = ruleTree(schema);
  assertGuarded(schema, tree);
  const everything = shield(tree, {
    allowExternalErrors: true,
    fallbackError: () =>
      new GraphQLError('The permission could not be decided.', { extensions: { code: 'UNAVAILABLE' } }),
  }).generate(schema) as Middleware;
  const ruled = Object.fromEntries(
    Object.entries(tree).map(([type, fields]) => [
      type,
      Object.fromEntries(Object.keys(fields).map((field) => [field, everything[type]?.[field]])),
    ]),
  );
  return applyMiddleware(schema, ruled as never);
}

/** Makes sure that every root field has a rule. */
export function assertGuarded(schema: GraphQLSchema, tree: Readonly<Record<string, object>>): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const missing = roots.flatMap((type) =>
    Object.keys(type?.getFields() ?? {})
      .filter((field) => !(field in (tree[type?.name ?? ''] ?? {})))
      .map((field) => `${type?.name}.${field}`),
  );
  if (missing.length > 0) throw new Error(`These root fields have no rule in the shield tree: ${missing.join(', ')}.`);
  // Shield silently ignores rules on anything else.
  const unguardable = Object.keys(tree).filter((name) => !isObjectType(schema.getType(name)));
  if (unguardable.length > 0) throw new Error(`Shield can guard object types only, not ${unguardable.join(', ')}.`);
}

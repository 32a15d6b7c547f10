import { badInput } from '../../core/kernel/errors.js';
import { isId, type IdPrefix } from '../../core/kernel/ids.js';
import type { GraphContext } from '../context.js';
import { nodeById } from './nodes.js';
import { tenantByKey } from '../tenants/tenant-loaders.js';
import { userByKey } from '../users/user-loaders.js';

/** What a gateway sends to name an entity: its type and the fields of one key. */
export type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };

/** Finds an entity from a representation. It reads nothing but key fields, and answers from the database alone. */
export type Reference = (representation: Representation, context: GraphContext) => unknown;

const longestKey = 1000;

// A key of the wrong shape is nobody's: a gateway gets null, as for an entity that has gone.
function byId(...prefixes: IdPrefix[]): Reference {
  return ({ id }, context) => (isId(id, ...prefixes) ? nodeById(context, id) : null);
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longestKey;
}

/** How each entity, and each keyed interface, is found. */
export const references: Readonly<Record<string, Reference>> = {
  User: (representation, context) => {
    const { id, username } = representation;
    if ('id' in representation) return isId(id, 'usr') ? userByKey(context, { by: 'id', id }) : null;
    return isKey(username) ? userByKey(context, { by: 'username', username }) : null;
  },
  Tenant: (representation, context) => {
    const { id, slug } = representation;
    if ('id' in representation) return isId(id, 'ten') ? tenantByKey(context, { by: 'id', id }) : null;
    return isKey(slug) ? tenantByKey(context, { by: 'slug', slug }) : null;
  },
  Principal: byId('usr', 'grp', 'svc'),
  ServiceAccount: byId('svc'),
  Group: byId('grp'),
  Role: byId('rol'),
  RoleAssignment: byId('asg'),
  Directory: byId('dir'),
  Domain: byId('dom'),
  ApiToken: byId('tok'),
  Invitation: byId('inv'),
  AuditEvent: byId('evt'),
};

/**
 * Resolves `_entities`: all representations in their order, null in place, one statement per type. When the database does
 * not answer, that is one error for all of them.
 * @throws BAD_USER_INPUT for more than the limit, or for a type that is no entity here
 */
export async function resolveEntities(
  representations: readonly Representation[],
  context: GraphContext,
): Promise<unknown[]> {
  const most = context.limits.maxRepresentations;
  if (representations.length > most)
    throw badInput(
      `At most ${most} representations can be resolved at once; send several requests.`,
      'representations',
    );
  // Nothing may be under way yet when one is refused: nobody would hear of its failure.
  const wanted = representations.map((representation, place) => ({
    representation,
    reference: referenceOf(representation, place),
  }));
  return Promise.all(wanted.map(({ representation, reference }) => reference(representation, context)));
}

function referenceOf(representation: Representation, place: number): Reference {
  // A caller can send anything here, also what can't be made a text.
  const name: unknown = representation.__typename;
  const reference = typeof name === 'string' && Object.hasOwn(references, name) ? references[name] : undefined;
  if (reference !== undefined) return reference;
  const known = Object.keys(references).join(', ');
  throw badInput(
    `The \`__typename\` of representation ${place} is no entity here. There are: ${known}.`,
    'representations',
  );
}

import {
  isAbstractType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { WantedKind, WantedProperties } from '../../core/kernel/wanted.js';
import type { FieldReads } from './reads.js';

// The types whose fields are properties of a thing that can be read in part.
const kinds: Readonly<Record<string, WantedKind>> = {
  User: 'User',
  Group: 'Group',
  UserGroupEdge: 'Membership',
  GroupMemberEdge: 'Membership',
  Role: 'Role',
  Permission: 'Permission',
  RoleAssignment: 'RoleAssignment',
  Scope: 'Scope',
  Domain: 'Domain',
  Directory: 'Directory',
  Tenant: 'Tenant',
};

// What every edge has, and is made of no fact.
const ofEveryEdge: ReadonlySet<string> = new Set(['node', 'cursor']);

/** Finds out which properties of which things the operations of a valid document need. */
export type WantedFinder = (document: DocumentNode) => WantedProperties;

/**
 * Makes a finder for a schema. A document needs whatever any of its operations and fragments asks for, behind whatever
 * condition: the answer holds for all variables, and costs one look at each document.
 */
export function wantedFinder(schema: GraphQLSchema, reads: FieldReads): WantedFinder {
  const known = new WeakMap<DocumentNode, WantedProperties>();
  return (document) => {
    let wanted = known.get(document);
    if (wanted === undefined) {
      wanted = findWanted(schema, reads, document);
      known.set(document, wanted);
    }
    return wanted;
  };
}

function findWanted(schema: GraphQLSchema, reads: FieldReads, document: DocumentNode): WantedProperties {
  const needed = new Map<WantedKind, Set<string>>(Object.values(kinds).map((kind) => [kind, new Set()]));
  const whole = new Set<WantedKind>();
  const types = new TypeInfo(schema);
  const note = (type: string, field: string): void => {
    const kind = Object.hasOwn(kinds, type) ? (kinds[type] as WantedKind) : undefined;
    if (kind === undefined || (kind === 'Membership' && ofEveryEdge.has(field))) return;
    const read = reads[type]?.[field];
    if (read === null) whole.add(kind);
    for (const property of read ?? [field]) needed.get(kind)?.add(property);
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        const parent = types.getParentType();
        if (name.value.startsWith('__') || !parent) return;
        if (isObjectType(parent)) note(parent.name, name.value);
        if (isAbstractType(parent)) for (const type of schema.getPossibleTypes(parent)) note(type.name, name.value);
      },
    }),
  );
  return Object.fromEntries([...needed].map(([kind, named]) => [kind, { named, whole: whole.has(kind) }]));
}

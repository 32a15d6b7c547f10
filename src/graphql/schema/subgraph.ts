import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { getDocumentNodeFromSchema } from '@graphql-tools/utils';
import {
  getNullableType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { buildSchema, createResolversMap } from 'type-graphql';
import type { Id, PrincipalId } from '../../core/kernel/ids.js';
import { unavailable } from '../../core/kernel/errors.js';
import type { Connection, Edge } from '../connection/connection.js';
import type { GraphContext } from '../context.js';
import { principalById } from '../groups/group-loaders.js';
import { withAccessDirectives } from './access-directives.js';
import { directResolvers } from './direct-resolvers.js';
import { doors } from './doors.js';
import { guarded } from './guard.js';
import { typeOfNode } from './nodes.js';
import { fieldReads } from './reads.js';
import { references, resolveEntities, type Representation } from './references.js';
import { entityTypes, resolverClasses } from './rooms.js';
import { wantedFinder, type WantedFinder } from './wanted.js';

// The base that every gateway in the field composes.
const federationLink = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])`;

type FieldResolvers = Record<string, unknown>;

/** What can be chosen about the subgraph. */
export interface SubgraphOptions {
  /** Whether `node` and `nodes` are in the schema: two subgraphs cannot both own them. */
  readonly nodeFields: boolean;
  /** Whether the SDL tells gateways who may come in by which field; some refuse to start on the directives for that. */
  readonly accessDirectives: boolean;
}

/** The subgraph: its schema to execute, and its SDL as gateways read it. */
export interface Subgraph {
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  /** What the operations of a document need of the things that they read. */
  readonly wantedBy: WantedFinder;
}

/** Builds the subgraph from the resolver classes. Once per process: TypeGraphQL keeps its metadata in one global place. */
export async function buildSubgraph({ nodeFields, accessDirectives }: SubgraphOptions): Promise<Subgraph> {
  const plain = await buildSchema({
    resolvers: resolverClasses,
    orphanedTypes: entityTypes,
    // Values are checked where they are understood: by the scalars here, and by the rules of each field in core.
    validate: false,
    skipCheck: true,
  });
  if (!nodeFields) for (const name of nodeFieldNames) delete plain.getQueryType()?.getFields()[name];
  looseMutations(plain);
  describeRoots(plain);
  const typeDefs = definitionsOf(plain);
  const resolvers = createResolversMap(plain) as Record<string, FieldResolvers>;
  for (const [name, fields] of Object.entries(directResolvers()))
    if (resolvers[name]) Object.assign(resolvers[name], fields);
  completeResolvers(plain, resolvers, nodeFields);
  const subgraph = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
  assertReferences(subgraph);
  const sdl = await serviceSdl(subgraph, accessDirectives);
  answerEntities(subgraph);
  const schema = guarded(subgraph, nodeFields ? doors : withoutNodeFields);
  return { schema, sdl, wantedBy: wantedFinder(schema, fieldReads()) };
}

// A mutation that is refused is null, so that the answers of those before it in the operation are not lost with it.
function looseMutations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
    field.type = getNullableType(field.type);
}

// What decorators cannot describe.
function describeRoots(schema: GraphQLSchema): void {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  if (query) query.description = 'What can be asked. What you may not see is not there, on any path.';
  if (mutation)
    mutation.description =
      'What can be changed, one after the other. Each takes one `input` and answers what came of it; what was refused is told in `userErrors`.';
}

// What `_service` answers.
async function serviceSdl(subgraph: GraphQLSchema, accessDirectives: boolean): Promise<string> {
  const service = subgraph.getQueryType()?.getFields()['_service'];
  if (service === undefined) throw new Error('The subgraph does not tell its SDL.');
  const { sdl } = (await service.resolve?.({}, {}, {}, {} as GraphQLResolveInfo)) as { sdl: string };
  if (!accessDirectives) return sdl;
  const told = { sdl: withAccessDirectives(sdl) };
  service.resolve = () => told;
  return told.sdl;
}

const nodeFieldNames: readonly string[] = ['node', 'nodes'];
const queryDoors = Object.entries(doors['Query'] ?? {}).filter(([name]) => !nodeFieldNames.includes(name));
const withoutNodeFields = { ...doors, Query: Object.fromEntries(queryDoors) };

// The link takes the place of the schema block. PERF: not printed to be parsed again, which takes a tenth of a second.
function definitionsOf(schema: GraphQLSchema): DocumentNode {
  const { definitions } = getDocumentNodeFromSchema(schema);
  const own = definitions.filter(({ kind }) => kind !== Kind.SCHEMA_DEFINITION);
  return { kind: Kind.DOCUMENT, definitions: [...parse(federationLink).definitions, ...own] };
}

// What decorators cannot say: how abstract types are told apart, how entities are found, and what connections compute.
function completeResolvers(
  schema: GraphQLSchema,
  resolvers: Record<string, FieldResolvers>,
  nodeFields: boolean,
): void {
  if (!nodeFields) for (const name of nodeFieldNames) delete resolvers['Query']?.[name];
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) resolvers[type.name] = { ...resolvers[type.name], __resolveType: typeOfNode };
    if (!isObjectType(type) || !type.name.endsWith('Connection')) continue;
    const fields: FieldResolvers = (resolvers[type.name] ??= {});
    fields['totalCount'] = (connection: Connection<unknown, unknown>) => connection.total();
    const edge = type.name.replace(/Connection$/, 'Edge');
    resolvers[edge] = { ...resolvers[edge], cursor: (source: Edge<unknown>) => source.writeCursor() };
    if (!/Principal!/.test(String(type.getFields()['nodes']?.type))) continue;
    fields['nodes'] = (connection: Connection<unknown, { id: PrincipalId }>, _: unknown, context: GraphContext) =>
      connection.nodes.map((node) => presentPrincipal(context, node.id));
    resolvers[edge] = {
      ...resolvers[edge],
      node: ({ node }: { node: { id: PrincipalId } }, _: unknown, context: GraphContext) =>
        presentPrincipal(context, node.id),
    };
  }
  for (const [name, reference] of Object.entries(references)) {
    const resolveReference = (representation: Representation, context: GraphContext) =>
      reference(representation, context);
    resolvers[name] = { ...resolvers[name], __resolveReference: resolveReference };
  }
}

// A list names principals; they are loaded together afterwards, and one may have gone in between.
async function presentPrincipal(context: GraphContext, id: PrincipalId): Promise<unknown> {
  const principal = await principalById(context, id);
  if (principal === null) throw unavailable('Somebody in this list was removed while it was read. Try again.');
  return principal;
}

// Without one, the subgraph library hands the client's own representation back as if it were ours.
function assertReferences(schema: GraphQLSchema): void {
  const keyed = Object.values(schema.getTypeMap()).filter(
    (type) =>
      (isObjectType(type) || isInterfaceType(type)) &&
      type.astNode?.directives?.some((directive) => directive.name.value === 'key'),
  );
  const missing = keyed.filter((type) => references[type.name] === undefined).map((type) => type.name);
  if (missing.length > 0) throw new Error(`These entities have no reference resolver: ${missing.join(', ')}.`);
}

function answerEntities(schema: GraphQLSchema): void {
  const field = schema.getQueryType()?.getFields()['_entities'];
  const union = schema.getType('_Entity');
  if (field === undefined || union === undefined || !('resolveType' in union))
    throw new Error('The subgraph has no entities.');
  field.resolve = (_root, args: { representations: readonly Representation[] }, context: GraphContext) =>
    resolveEntities(args.representations, context);
  // By the id that every entity has, and at once: the compiled executor takes no promise here.
  union.resolveType = (thing: { id: Id }) => typeOfNode(thing);
}

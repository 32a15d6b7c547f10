import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse, type GraphQLSchema } from 'graphql';
import type { TenantIds } from './company.js';

const countedTypes = [
  ...['ServiceAccount', 'Group', 'Tenant', 'Directory', 'Domain', 'Role', 'RoleAssignment'],
  ...['ApiToken', 'Invitation', 'AuditEvent'],
];

/**
 * A second team's subgraph. It refers to things of Denizen by their ids, and adds fields to their types. All it knows of
 * them are the keys: names and everything else come from Denizen.
 */
export const documentsSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])

  type Query {
    documents: [Document!]!
    documentPage(first: Int! = 2): DocumentConnection!
    "Always fails."
    lostDocument: Document
  }

  type Document @key(fields: "id") {
    id: ID!
    title: String!
    "Null for a document whose author has left."
    author: User
    publisher: ServiceAccount!
    readers: [Group!]!
    tenant: Tenant!
    directory: Directory!
    domain: Domain!
    roleToEdit: Role!
    sharedBy: RoleAssignment!
    writtenWith: ApiToken!
    attachedTo: Invitation!
    toldOfBy: AuditEvent!
  }

  type DocumentConnection {
    nodes: [Document!]!
    pageInfo: PageInfo!
  }

  # The same in every subgraph that has pages.
  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }

  type User @key(fields: "id") {
    id: ID!
    documents: [Document!]!
  }

  ${countedTypes.map((type) => `type ${type} @key(fields: "id") { id: ID! documentCount: Int! }`).join('\n  ')}
`;

interface Document {
  readonly id: string;
  readonly title: string;
  readonly [reference: string]: unknown;
}

const titles = ['Handbook', 'Release notes', 'Roadmap', 'Post-mortem'];

/** The documents subgraph, with some documents that belong to a tenant's things. The author of every fourth has left. */
export function documentsSchema(ids: TenantIds, count = titles.length): GraphQLSchema {
  const documents = Array.from({ length: count }, (_, n) => documentOf(ids, n));
  const pointing =
    (name: string) =>
    ({ id }: { readonly id: string }) =>
      documents.filter((document) => [document[name]].flat().some((one) => (one as { id: string } | null)?.id === id));
  const counted = (name: string) => ({
    documentCount: (thing: { readonly id: string }) => pointing(name)(thing).length,
  });
  const resolvers = {
    Query: {
      documents: () => documents,
      documentPage: (_root: unknown, { first }: { readonly first: number }) => ({
        nodes: documents.slice(0, first),
        pageInfo: { hasNextPage: first < documents.length, hasPreviousPage: false },
      }),
      lostDocument: () => {
        throw new GraphQLError('The document is lost.', { extensions: { code: 'DOCUMENT_LOST' } });
      },
    },
    Document: {
      __resolveReference: ({ id }: { readonly id: string }) => documents.find((one) => one.id === id) ?? null,
    },
    User: { documents: pointing('author') },
    ServiceAccount: counted('publisher'),
    Group: counted('readers'),
    Tenant: counted('tenant'),
    Directory: counted('directory'),
    Domain: counted('domain'),
    Role: counted('roleToEdit'),
    RoleAssignment: counted('sharedBy'),
    ApiToken: counted('writtenWith'),
    Invitation: counted('attachedTo'),
    AuditEvent: counted('toldOfBy'),
  };
  return buildSubgraphSchema([{ typeDefs: parse(documentsSdl), resolvers }]);
}

// Nobody has this id any more.
const left = { id: 'usr_00000000000000000000000000' };

function documentOf(ids: TenantIds, n: number): Document {
  const of = (list: readonly string[]) => ({ id: list[n % list.length] });
  const title = titles[n % titles.length] as string;
  return {
    id: `doc-${n + 1}`,
    title: n < titles.length ? title : `${title} ${Math.floor(n / titles.length) + 1}`,
    author: n % 4 === 3 ? left : of(ids.users),
    publisher: of(ids.serviceAccounts),
    readers: ids.groups.slice(0, (n % 3) + 1).map((id) => ({ id })),
    tenant: { id: ids.tenant },
    directory: of(ids.directories),
    domain: of(ids.domains),
    roleToEdit: of(ids.roles),
    sharedBy: of(ids.assignments),
    writtenWith: of(ids.apiTokens),
    attachedTo: of(ids.invitations),
    toldOfBy: of(ids.auditEvents),
  };
}

import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, type GraphQLSchema } from 'graphql';
import type { TenantIds } from './company.js';

/** A subgraph of a system that has never heard of ids: it knows people by user name, and tenants by slug. */
export const signInsSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])

  type Query {
    signIns: [SignIn!]!
  }

  type SignIn {
    at: String!
    user: User!
    tenant: Tenant!
  }

  type User @key(fields: "username") {
    username: String!
    lastSignInAt: String
  }

  type Tenant @key(fields: "slug") {
    slug: String!
    signInCount: Int!
  }
`;

/** The sign-ins subgraph: the first three people of a tenant have signed in. */
export function signInsSchema({ usernames, slug }: TenantIds): GraphQLSchema {
  const signIns = usernames.slice(0, 3).map((username, n) => ({
    at: `2026-11-2${n}T08:00:00.000Z`,
    user: { username },
    tenant: { slug },
  }));
  const resolvers = {
    Query: { signIns: () => signIns },
    User: {
      lastSignInAt: ({ username }: { readonly username: string }) =>
        signIns.find(({ user }) => user.username === username)?.at ?? null,
    },
    Tenant: {
      signInCount: (tenant: { readonly slug: string }) =>
        signIns.filter((signIn) => signIn.tenant.slug === tenant.slug).length,
    },
  };
  return buildSubgraphSchema([{ typeDefs: parse(signInsSdl), resolvers }]);
}

import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, type GraphQLSchema } from 'graphql';
import type { TenantIds } from './company.js';

/**
 * A subgraph that adds a field to people, groups and service accounts at once, and to every kind of principal to come:
 * it declares the interface as an object. It must not declare the types behind the interface as well.
 */
export const activitySdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@interfaceObject"])

  type Query {
    recentActions: [Action!]!
  }

  type Action {
    what: String!
    actor: Principal!
  }

  type Principal @key(fields: "id") @interfaceObject {
    id: ID!
    actionCount: Int!
  }
`;

/** The activity subgraph: a person, a group and a service account have done something. */
export function activitySchema({ users, groups, serviceAccounts }: TenantIds): GraphQLSchema {
  const actions = [
    { what: 'published the handbook', actor: { id: serviceAccounts[0] } },
    { what: 'wrote the roadmap', actor: { id: users[1] } },
    { what: 'read the roadmap', actor: { id: groups[1] } },
    { what: 'published the roadmap', actor: { id: serviceAccounts[0] } },
  ];
  const resolvers = {
    Query: { recentActions: () => actions },
    Principal: {
      actionCount: ({ id }: { readonly id: string }) => actions.filter(({ actor }) => actor.id === id).length,
    },
  };
  return buildSubgraphSchema([{ typeDefs: parse(activitySdl), resolvers }]);
}

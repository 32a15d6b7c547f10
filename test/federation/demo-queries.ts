import type { Example } from '../../src/graphiql/page-config.js';

/** What there is to see behind the gateway; one tab each in GraphiQL. */
export const demoQueries: readonly Example[] = [
  {
    name: 'From documents to people',
    query: `# From documents to people
# The titles are known to the subgraph "documents", everything about people and groups to Denizen.
query DocumentsAndPeople {
  documents {
    title
    author {
      displayName
      status
      lastSignInAt
    }
    readers {
      name
      members(first: 3) {
        totalCount
        nodes {
          displayName
        }
      }
    }
  }
}`,
  },
  {
    name: 'From people to documents',
    query: `# From people to documents
# Three subgraphs add to a person: "documents" by id, "sign-ins" by user name, "activity" as to any principal.
query PeopleAndDocuments {
  users(first: 3, orderBy: [{ field: DISPLAY_NAME }]) {
    totalCount
    nodes {
      username
      documents {
        title
      }
      lastSignInAt
      actionCount
    }
  }
}`,
  },
  {
    name: 'All kinds of principals',
    query: `# All kinds of principals
# "activity" declares the interface Principal as one object, and so adds a field to people, groups and programs at once.
query Principals {
  recentActions {
    what
    actor {
      __typename
      displayName
      actionCount
    }
  }
  group: groups(first: 1, filter: { name: { eq: "Team 2" } }) {
    nodes {
      members(first: 5) {
        nodes {
          __typename
          displayName
          actionCount
        }
      }
    }
  }
}`,
  },
];

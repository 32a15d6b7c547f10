import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import express from 'express';
import { buildSchema } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/express';
import type { Example } from '../../src/graphiql/page-config.js';
import { graphiqlHandler } from '../../src/server/graphiql.js';

/** A server that a browser can be pointed at. */
export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Who the toy server's caller is; it answers nobody else. */
export const TOY_HEADERS = { Authorization: 'Bearer toy-token' };

const PEOPLE = [
  { id: 'usr_1', displayName: 'Ada Lovelace', groups: [{ id: 'grp_1', name: 'Analysts' }] },
  { id: 'usr_2', displayName: 'Grace Hopper', groups: [{ id: 'grp_2', name: 'Compilers & </script> tags' }] },
];

/** Examples that cover both sources of a tab's name, variables, and text that must be escaped inside a page. */
export const TOY_EXAMPLES: readonly Example[] = [
  {
    name: 'People and their groups',
    query: `# People and their groups
#
# Press the pink button, or Ctrl-Enter.
query PeopleAndGroups($first: Int) {
  people(first: $first) {
    id
    displayName
    groups {
      name
    }
  }
}`,
    variables: '{\n  "first": 2\n}',
  },
  {
    name: 'OnePerson',
    query: 'query OnePerson($id: ID!) {\n  person(id: $id) {\n    displayName\n  }\n}',
    variables: '{\n  "id": "usr_2"\n}',
  },
  {
    name: 'A name like </script><script>alert(1)</script>',
    query: '# A name like </script><script>alert(1)</script>\nquery Escaped {\n  people {\n    id\n  }\n}',
  },
];

const SCHEMA = buildSchema(`
  "People, and the groups they are in."
  type Query {
    "Everybody, or the first few of them."
    people(first: Int): [Person!]!
    "One person by id; null when there is none."
    person(id: ID!): Person
  }
  type Person { id: ID! displayName: String! groups: [Group!]! }
  type Group { id: ID! name: String! }
`);

/** Bundles GraphiQL into a folder of its own, so that a test never meets an older bundle. Remove the folder when done. */
export async function buildGraphiql(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'denizen-graphiql-'));
  await promisify(execFile)(process.execPath, [resolve('src/graphiql/build.mjs'), folder]);
  return folder;
}

/** Starts the toy server on a free port of this machine, with GraphiQL from a fresh bundle. */
export async function startToyServer(): Promise<TestServer> {
  const assetsDir = await buildGraphiql();
  const app = express();
  app.use(graphiqlHandler({ assetsDir, endpoint: '/graphql', headers: TOY_HEADERS, examples: TOY_EXAMPLES }));
  app.all(
    '/graphql',
    (request, response, next) => {
      if (request.headers.authorization === TOY_HEADERS.Authorization) next();
      else response.status(401).json({ errors: [{ message: 'Say who you are.' }] });
    },
    createHandler({
      schema: SCHEMA,
      rootValue: {
        people: ({ first }: { first?: number }) => PEOPLE.slice(0, first),
        person: ({ id }: { id: string }) => PEOPLE.find((person) => person.id === id),
      },
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await rm(assetsDir, { recursive: true });
    },
  };
}

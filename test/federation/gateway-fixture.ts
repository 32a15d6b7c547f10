import { countedDatabase } from '../support/counted-database.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { foundCompany, type Company } from './company.js';
import { composers } from './compose.js';
import { startGateway } from './gateway.js';
import { startLandscape } from './landscape.js';

/** Each database with each composer. */
export const settings = dialects.flatMap((dialect) =>
  (Object.keys(composers) as (keyof typeof composers)[]).map((composer) => [dialect, composer] as const),
);

/** What a server answers. */
export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** Variables, and whoever asks: a member of the first tenant unless told, nobody for null. */
export interface Asking {
  readonly variables?: object;
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Denizen and other subgraphs behind a gateway, and beside it. */
export interface GatewayFixture {
  readonly company: Company;
  /** Asks the gateway. */
  readonly ask: (query: string, asking?: Asking) => Promise<Answer>;
  /** Asks Denizen itself. */
  readonly askDirectly: (query: string, asking?: Asking) => Promise<Answer>;
  /** The statements that Denizen has read with; empty it to begin anew. */
  readonly statements: string[];
  close(): Promise<void>;
}

/** Starts everything, on a database of its own with two tenants. There are 60 documents. */
export async function gatewayFixture([dialect, composer]: (typeof settings)[number]): Promise<GatewayFixture> {
  const fresh = await freshDatabase(dialect);
  const database = countedDatabase(fresh.database);
  const company = await foundCompany(database, 40);
  const landscape = await startLandscape(database, company, { documents: 60 });
  const { supergraphSdl = '', errors } = composers[composer](landscape.subgraphs);
  expect(errors).toEqual([]);
  const gateway = await startGateway({ supergraphSdl });

  const sendTo =
    (url: string): GatewayFixture['ask'] =>
    async (query, { variables = {}, token = company.tokens.acme, headers = {} } = {}) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    };
  return {
    company,
    ask: sendTo(gateway.url),
    askDirectly: sendTo(landscape.subgraphs[0].url),
    statements: database.statements,
    close: async () => {
      await gateway.stop();
      await landscape.stop();
      await fresh.close();
    },
  };
}

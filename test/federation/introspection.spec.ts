import { IntrospectAndCompose } from '@apollo/gateway';
import type { Database } from '../../src/storage/database/database.js';
import { freshDatabase } from '../support/databases.js';
import { startDenizen, type DenizenServer } from '../support/denizen-server.js';
import { foundCompany, type Company } from './company.js';
import { documentsSchema } from './documents-subgraph.js';
import { startGateway, startSubgraph } from './gateway.js';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions: { readonly code?: unknown } }[];
}

async function ask(url: string, query: string, token?: string): Promise<Answer> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return (await response.json()) as Answer;
}

describe('Denizen in production', () => {
  let database: Database;
  let company: Company;
  let denizen: DenizenServer;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const fresh = await freshDatabase('sqlite');
    close = () => fresh.close();
    ({ database } = fresh);
    company = await foundCompany(database);
    denizen = await startDenizen(database, { nodeFields: false, env: { NODE_ENV: 'production' } });
  });
  afterAll(async () => {
    await denizen.stop();
    await close();
  });

  it('tells composers its SDL, and clients nothing', async () => {
    expect(await ask(denizen.url, 'query SubgraphIntrospectQuery { _service { sdl } }')).toEqual({
      data: { _service: { sdl: denizen.sdl } },
    });
    const { data, errors } = await ask(denizen.url, '{ __schema { types { name } } }', company.tokens.platform);
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it('is composed by a gateway that asks the running subgraphs', async () => {
    const documents = await startSubgraph(documentsSchema(company.acme, 1));
    const subgraphs = [
      { name: 'denizen', url: denizen.url },
      { name: 'documents', url: documents.url },
    ];
    const gateway = await startGateway({ supergraphSdl: new IntrospectAndCompose({ subgraphs }) });
    try {
      const answer = await ask(gateway.url, '{ documents { author { username } } }', company.tokens.acme);
      expect(answer).toEqual({ data: { documents: [{ author: { username: 'acme-ada-lovelace' } }] } });
    } finally {
      await gateway.stop();
      await documents.stop();
    }
  });
});

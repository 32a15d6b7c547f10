import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { importGithubOrg } from '../../src/importing/github-org/import-github-org.js';
import { provisioningService, tokenService } from '../../src/server/compose.js';
import { readConfig } from '../../src/server/config.js';
import { createLogger } from '../../src/server/log.js';
import { serve } from '../../src/server/serve.js';
import type { Database } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { emptyPlace, limits, type Place } from './databases.js';
import type { TypedDocumentString } from './generated/test-documents.js';
import { kubernetesOrgPath } from './shared-data.js';

/** What the server answered. */
export interface Answer<Data = unknown> {
  /** Of HTTP. */
  readonly status: number;
  readonly headers: Headers;
  readonly data?: Data | null;
  readonly errors?: readonly AnsweredError[];
  readonly extensions?: { readonly stats?: { readonly sqlStatements: number; readonly sqlMs: number } };
  /** The whole body. */
  readonly text: string;
}

/** One error of an answer. */
export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: unknown;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Who asks, and what goes with the request. */
export interface Asking {
  /** The platform's administrator if left out; null for nobody. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An operation as text, or one whose types are known. */
export type Operation<Data, Variables> = string | TypedDocumentString<Data, Variables>;

/** Denizen as a user meets it, with a database of its own that the test can reach as well. */
export interface App {
  readonly dialect: 'sqlite' | 'mysql';
  readonly url: string;
  /** What `DATABASE_URL` names. */
  readonly databaseUrl: string;
  /** The same database through another door: to put things there and to look at what is there. */
  readonly database: Database;
  /** A token of a platform administrator called `root`, or of the demo's when there is a demo. */
  readonly rootToken: string;
  /** What was logged so far, at level debug and above. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** Sends an operation as JSON over HTTP. */
  graphql<Data = Json, Variables = Readonly<Record<string, unknown>>>(
    operation: Operation<Data, Variables>,
    variables?: Variables,
    asking?: Asking,
  ): Promise<Answer<Data>>;
  /** Makes a token as the command line does. */
  token(username: string, options?: { readonly platformAdministrator?: boolean }): Promise<string>;
  stop(): Promise<void>;
}

/** The data of an operation whose types nobody has written down. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a test expects of it says what it is
export type Json = any;

/** How an application is set up. */
export interface AppOptions {
  /** What is in the database: the Kubernetes organisation, the demo company, or (unless told) the built-in things alone. */
  readonly seed?: 'kubernetes' | 'demo' | 'none';
  /** Variables of the environment besides those of every test. */
  readonly config?: Readonly<Record<string, string>>;
  /** Called with the migrated database before the server starts. */
  readonly prepare?: (database: Database) => Promise<void>;
}

/** Starts the real server on a free port over a fresh database. Stop it when done; that takes the database away. */
export async function startApp(dialect: 'sqlite' | 'mysql', options: AppOptions = {}): Promise<App> {
  const { seed = 'none', config = {}, prepare } = options;
  const place = await placeOf(dialect);
  const database = await openDatabase(place.address, limits);
  try {
    await migrate(database);
    if (seed === 'kubernetes') await importKubernetes(database);
    await prepare?.(database);
    const env = { ...commonConfig, DATABASE_URL: place.url, DENIZEN_DEMO: seed === 'demo' ? 'on' : 'off', ...config };
    return await appOn(dialect, place, database, env);
  } catch (error) {
    await database.close();
    await place.remove();
    throw error;
  }
}

const commonConfig = { NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'debug', DENIZEN_GRAPHIQL: 'off' };

async function appOn(
  dialect: App['dialect'],
  place: Place,
  database: Database,
  env: Record<string, string>,
): Promise<App> {
  const config = readConfig(env);
  const log: Record<string, unknown>[] = [];
  const server = await serve(config, createLogger(config.logLevel, linesInto(log)));
  const token: App['token'] = (username, { platformAdministrator = false } = {}) =>
    tokenService(database, Date.now).create({ username, name: 'For the tests', platformAdministrator });
  const rootToken = server.demoToken ?? (await token('root', { platformAdministrator: true }));
  return {
    dialect,
    url: server.url,
    databaseUrl: place.url,
    database,
    rootToken,
    log,
    token,
    graphql: (operation, variables, { token: secret = rootToken, headers = {} } = {}) =>
      post(server.url, { query: String(operation), variables }, { ...bearer(secret), ...headers }),
    stop: async () => {
      await server.stop();
      await database.close();
      await place.remove();
    },
  };
}

// A file even for SQLite: `:memory:` would be the server's alone.
async function placeOf(dialect: App['dialect']): Promise<Place> {
  if (dialect === 'mysql') return emptyPlace(dialect);
  const folder = await mkdtemp(join(tmpdir(), 'denizen-app-'));
  const path = join(folder, 'denizen.sqlite');
  return {
    address: { kind: 'sqlite', path },
    url: `sqlite:${path}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function importKubernetes(database: Database): Promise<void> {
  const path = kubernetesOrgPath();
  if (path === undefined) throw new Error('The Kubernetes organisation is not there; ask kubernetesOrgPath() first.');
  const tools = { provisioning: provisioningService(database, Date.now) };
  const { failed } = await importGithubOrg(path, { dryRun: false, prune: false }, tools);
  if (failed) throw new Error('The Kubernetes organisation could not be imported.');
}

function linesInto(log: Record<string, unknown>[]): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      log.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
}

function bearer(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

async function post<Data>(url: string, body: object, headers: Record<string, string>): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const answer = JSON.parse(text) as Pick<Answer<Data>, 'data' | 'errors' | 'extensions'>;
  return { ...answer, status: response.status, headers: response.headers, text };
}

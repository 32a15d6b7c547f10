import { readConfig } from '../../src/server/config.js';
import { createLogger } from '../../src/server/log.js';
import { serve, type RunningServer } from '../../src/server/serve.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql, type Sql } from '../../src/storage/database/sql.js';
import { startApp, type Answer, type App, type Operation } from '../support/app.js';
import type { Payload, RootOf } from './changing.js';

/** One of the requests that race, and who sends it: the platform's administrator if left out. */
export interface Runner<Data, Variables> {
  readonly operation: Operation<Data, Variables>;
  readonly variables: Variables;
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request whose answer nobody looks into. */
export type AnyRunner = Omit<Runner<unknown, unknown>, 'operation'> & { readonly operation: { toString(): string } };

/** How often each race is run. */
export const rounds = 100;

/**
 * Two servers on one database, so that what keeps changes apart is what the database does, and not that one process does
 * one thing after the other. Requests that race go to them in turn.
 */
export class Racing {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    readonly app: App,
    private readonly other: RunningServer,
  ) {}

  static async start(dialect: App['dialect'], prepare: (database: Database) => Promise<void>): Promise<Racing> {
    const app = await startApp(dialect, { prepare });
    const env = { NODE_ENV: 'test', PORT: '0', DENIZEN_GRAPHIQL: 'off', DENIZEN_DEMO: 'off' };
    const config = readConfig({ ...env, DATABASE_URL: app.databaseUrl });
    return new Racing(app, await serve(config, createLogger('silent')));
  }

  async stop(): Promise<void> {
    await this.other.stop();
    await this.app.stop();
  }

  /**
   * Sends all of them at once, and answers the payload of each one's only mutation. None may end in an error, but for
   * what one has made and another has deleted before it was read for the answer.
   */
  async race<Data extends object, Variables>(...runners: readonly Runner<Data, Variables>[]): Promise<RootOf<Data>[]> {
    const answers = await Promise.all(runners.map((runner, n) => this.answer(runner, n)));
    const codes = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions['code']));
    expect(codes.filter((code) => code !== 'UNAVAILABLE')).toEqual([]);
    return answers.map(({ data }) => Object.values(data ?? {})[0] as RootOf<Data>);
  }

  /** What came of each: `done`, or the code of its error with the path; sorted. */
  async outcomes(...runners: readonly AnyRunner[]): Promise<string[]> {
    const texts = runners.map((runner) => ({ ...runner, operation: runner.operation.toString() }));
    const payloads = await this.race<Record<string, Payload>, unknown>(...texts);
    return payloads
      .map(({ userErrors: [error] }) => (error ? `${error.code} ${error.path?.join('.')}` : 'done'))
      .sort();
  }

  /** Carries out one change before or after a race. */
  async done<Data extends object, Variables>(
    operation: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<RootOf<Data>> {
    const [payload] = await this.race({ operation, variables });
    expect((payload as unknown as Payload).userErrors).toEqual([]);
    return payload as RootOf<Data>;
  }

  /** How many rows a table has, or those of it that fulfil a condition. */
  async rows(from: Sql): Promise<number> {
    const row = await new SqlSession(this.app.database.reader).row(sql`SELECT COUNT(*) AS many FROM ${from}`);
    return Number(row['many']);
  }

  /** Sends one request to the one or the other server. */
  async answer(runner: AnyRunner, n: number): Promise<Answer<Readonly<Record<string, unknown>>>> {
    const { operation, variables, as = 'root', headers = {} } = runner;
    const url = n % 2 === 0 ? this.app.url : this.other.url;
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.tokenOf(as)}`, ...headers },
      body: JSON.stringify({ query: String(operation), variables }),
    });
    return (await response.json()) as Answer<Readonly<Record<string, unknown>>>;
  }

  /** The token that somebody is sent with; making it is an event, too. */
  tokenOf(username: string): Promise<string> {
    const { app, tokens } = this;
    const known = username === 'root' ? Promise.resolve(app.rootToken) : (tokens.get(username) ?? app.token(username));
    tokens.set(username, known);
    return known;
  }
}

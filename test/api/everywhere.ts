import { dialects } from '../support/databases.js';
import { startApp, type Answer, type App, type AppOptions, type Operation } from '../support/app.js';

/** How an operation is sent by `Everywhere`. */
export interface Sending {
  /** The user name of who asks, the platform's administrator if left out; null for nobody. */
  readonly as?: string | null;
  /** The token of who asks, in place of `as`; a function makes one on each database. */
  readonly token?: string | ((app: App) => Promise<string>);
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came of an operation that went well, the same in all ways of asking it. */
export interface Outcome<Data> {
  readonly data: Data;
  /** SQL statements, those that find out who asks included. */
  readonly statements: number;
}

const start = Date.now();

/**
 * The application on every database. An operation is asked four times or twice, interpreted and compiled on each database,
 * and the answers must agree; so must the numbers of statements.
 */
export class Everywhere {
  private readonly tokens = new Map<string, Promise<string>>();
  private sent = 0;

  private constructor(readonly apps: readonly App[]) {}

  static async start(options: AppOptions = {}): Promise<Everywhere> {
    const apps = [];
    for (const dialect of dialects) apps.push(await startApp(dialect, options));
    return new Everywhere(apps);
  }

  /**
   * Asks, expects no errors, and answers the data with what no two databases have in common masked: ids by their type,
   * cursors, and times since the test began.
   */
  async ask<Data, Variables>(
    operation: Operation<Data, Variables>,
    variables?: Variables | ((app: App) => Promise<Variables>),
    sending?: Sending,
  ): Promise<Outcome<Data>> {
    const outcomes = await this.raw(operation, variables, sending);
    const [first, ...others] = outcomes.map(({ answer }) => outcomeOf(answer));
    for (const other of others) expect(other).toEqual(first);
    return first as Outcome<Data>;
  }

  /** Asks, and answers what came, unmasked. Compiled and interpreted it must be the same. */
  async raw<Data, Variables>(
    operation: Operation<Data, Variables>,
    variables?: Variables | ((app: App) => Promise<Variables>),
    sending: Sending = {},
  ): Promise<{ readonly app: App; readonly answer: Answer<Data> }[]> {
    const outcomes = [];
    for (const app of this.apps) {
      const asking = { token: await this.tokenOf(app, sending), headers: sending.headers ?? {} };
      const values =
        typeof variables === 'function' ? await (variables as (app: App) => Promise<Variables>)(app) : variables;
      // Text that no server has seen is interpreted; when it comes again, it is compiled.
      const text: Operation<Data, Variables> = `${String(operation)}\n# ${++this.sent}`;
      const interpreted = await app.graphql<Data, Variables>(text, values, asking);
      const compiled = await app.graphql<Data, Variables>(text, values, asking);
      expect(comparable(compiled)).toEqual(comparable(interpreted));
      outcomes.push({ app, answer: compiled });
    }
    return outcomes;
  }

  /** Stops, and expects that nothing was logged that somebody would have to look after. */
  async stop(): Promise<void> {
    const complaints = this.apps.flatMap(({ log }) =>
      log.filter(({ level }) => level === 'error' || level === 'fatal'),
    );
    for (const app of this.apps) await app.stop();
    expect(complaints).toEqual([]);
  }

  private async tokenOf(app: App, { as, token }: Sending): Promise<string | null> {
    if (token !== undefined) return typeof token === 'string' ? token : token(app);
    if (as === undefined || as === null) return as === null ? null : app.rootToken;
    const name = `${app.dialect} ${as}`;
    if (!this.tokens.has(name)) this.tokens.set(name, app.token(as));
    return this.tokens.get(name) as Promise<string>;
  }
}

function comparable({ status, data, errors, extensions }: Answer): unknown {
  return { status, data, errors, statements: extensions?.stats?.sqlStatements };
}

function outcomeOf<Data>({ data, errors, extensions }: Answer<Data>): Outcome<Data> {
  expect(errors).toBeUndefined();
  return { data: masked(data) as Data, statements: extensions?.stats?.sqlStatements ?? NaN };
}

const cursors: readonly string[] = ['cursor', 'startCursor', 'endCursor'];

function masked(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data), (name: string, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (cursors.includes(name)) return 'a cursor';
    if (/^[a-z]{3}_[0-9a-z]{26}$/.test(value)) return `${value.slice(0, 3)}_…`;
    const time = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN;
    return time >= start && time <= Date.now() ? 'now' : value;
  });
}

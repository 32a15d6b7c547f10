import { SqlSession } from '../../src/storage/database/session.js';
import { raw } from '../../src/storage/database/sql.js';
import { startApp, type Answer, type App, type Asking, type Operation } from '../support/app.js';
import type { Database } from '../../src/storage/database/database.js';

/** A user error as the documents of these tests ask for it. */
interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path?: readonly string[] | null;
}

/** What the payload of every change has. */
export interface Payload {
  readonly userErrors: readonly UserError[];
}

/** Who asks: by their user name, `root` for the platform's administrator, or with a credential of their own. */
export type Who = string | Asking;

/** Sends changes as somebody. */
export class Changing {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(readonly app: App) {}

  static async start(dialect: App['dialect'], prepare: (database: Database) => Promise<void>): Promise<Changing> {
    return new Changing(await startApp(dialect, { prepare, config: { DENIZEN_MAX_COST: '10000000' } }));
  }

  stop(): Promise<void> {
    return this.app.stop();
  }

  /** The answer, whatever it is. */
  async raw<Data, Variables>(
    who: Who,
    operation: Operation<Data, Variables>,
    variables?: Variables,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Data>> {
    const asking = typeof who === 'string' ? { token: await this.tokenOf(who) } : who;
    return this.app.graphql(operation, variables, { ...asking, headers: { ...asking.headers, ...headers } });
  }

  /** What the one root field answers, with no error of the operation. */
  async ask<Data extends object, Variables>(
    who: Who,
    operation: Operation<Data, Variables>,
    variables?: Variables,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<RootOf<Data>> {
    const { data, errors } = await this.raw<Data, Variables>(who, operation, variables, headers);
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as RootOf<Data>;
  }

  /** The same of a change that is done. */
  async done<Data extends object, Variables>(
    who: Who,
    operation: Operation<Data, Variables>,
    variables?: Variables,
  ): Promise<RootOf<Data>> {
    const payload = await this.ask(who, operation, variables);
    expect((payload as unknown as Payload).userErrors).toEqual([]);
    return payload;
  }

  /** What happened to a change: `CODE input.path`, the code of an error of the operation, or `done`. */
  async outcome<Data extends object, Variables>(
    who: Who,
    operation: Operation<Data, Variables>,
    variables?: Variables,
  ): Promise<string> {
    return outcomeOf(await this.raw<Data, Variables>(who, operation, variables));
  }

  /** The words in which a change is refused. */
  async words<Data extends object, Variables>(
    who: Who,
    operation: Operation<Data, Variables>,
    variables?: Variables,
  ): Promise<string[]> {
    const payload = (await this.ask(who, operation, variables)) as unknown as Payload;
    return payload.userErrors.map(({ message }) => message);
  }

  /** How many rows a table has, or those of it that fulfil a condition. */
  async rows(from: string): Promise<number> {
    const row = await new SqlSession(this.app.database.reader).row(raw(`SELECT COUNT(*) AS many FROM ${from}`));
    return Number(row['many']);
  }

  /** Of the last change that the trail tells of. */
  async revision(): Promise<number> {
    const row = await new SqlSession(this.app.database.reader).row(raw('SELECT revision FROM audit_head'));
    return Number(row['revision']);
  }

  private tokenOf(username: string): Promise<string> {
    if (username === 'root') return Promise.resolve(this.app.rootToken);
    const known = this.tokens.get(username) ?? this.app.token(username);
    this.tokens.set(username, known);
    return known;
  }
}

/** What the one root field of an operation answers. */
export type RootOf<Data> = NonNullable<Exclude<Data[keyof Data], string | undefined>>;

/** What happened to a change, by its answer: as `Changing.outcome` tells it. */
export function outcomeOf<Data>({ data, errors }: Answer<Data>): string {
  if (errors) return errors.map(({ extensions }) => `${String(extensions['code'])}!`).join(' ');
  const [{ userErrors }] = Object.values(data ?? {}) as [Payload];
  const told = userErrors.map(({ code, path }) => [code, ...(path ? [path.join('.')] : [])].join(' '));
  return told.join('; ') || 'done';
}

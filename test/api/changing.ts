import { SqlSession } from '../../src/storage/database/session.js';
import { raw } from '../../src/storage/database/sql.js';
import { startApp, type Answer, type App, type Operation } from '../support/app.js';
import type { Database } from '../../src/storage/database/database.js';

/** A user error as the documents of these tests ask for it. */
interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path?: readonly string[] | null;
}

interface Payload {
  readonly userErrors: readonly UserError[];
}

/** Sends changes as somebody, by their user name; as the platform's administrator for `root`. */
export class Changing {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(readonly app: App) {}

  static async start(dialect: App['dialect'], prepare: (database: Database) => Promise<void>): Promise<Changing> {
    return new Changing(await startApp(dialect, { prepare, config: { DENIZEN_MAX_COST: '10000000' } }));
  }

  stop(): Promise<void> {
    return this.app.stop();
  }

  /** The answer, whatever it is. */
  async raw<Data, Variables>(
    who: string,
    operation: Operation<Data, Variables>,
    variables?: Variables,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Data>> {
    const { app, tokens } = this;
    if (!tokens.has(who)) tokens.set(who, who === 'root' ? Promise.resolve(app.rootToken) : app.token(who));
    return app.graphql(operation, variables, { token: (await tokens.get(who)) as string, headers });
  }

  /** What the one root field answers, with no error of the operation. */
  async ask<Data extends object, Variables>(
    who: string,
    operation: Operation<Data, Variables>,
    variables?: Variables,
  ): Promise<RootOf<Data>> {
    const { data, errors } = await this.raw<Data, Variables>(who, operation, variables);
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as RootOf<Data>;
  }

  /** The same of a change that is done. */
  async done<Data extends object, Variables>(
    who: string,
    operation: Operation<Data, Variables>,
    variables?: Variables,
  ): Promise<RootOf<Data>> {
    const payload = await this.ask(who, operation, variables);
    expect((payload as unknown as Payload).userErrors).toEqual([]);
    return payload;
  }

  /** What happened to a change: `CODE input.path`, the code of an error of the operation, or `done`. */
  async outcome<Data extends object, Variables>(
    who: string,
    operation: Operation<Data, Variables>,
    variables?: Variables,
  ): Promise<string> {
    const { data, errors } = await this.raw<Data, Variables>(who, operation, variables);
    if (errors) return errors.map(({ extensions }) => `${String(extensions['code'])}!`).join(' ');
    const payload = Object.values(data ?? {})[0] as Payload;
    return (
      payload.userErrors.map(({ code, path }) => [code, ...[path?.join('.') ?? []].flat()].join(' ')).join('; ') ||
      'done'
    );
  }

  /** The words in which a change is refused. */
  async words<Data extends object, Variables>(
    who: string,
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
}

/** What the one root field of an operation answers. */
export type RootOf<Data> = NonNullable<Exclude<Data[keyof Data], string | undefined>>;

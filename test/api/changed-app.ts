import type { Answer, App, Asking, Operation } from '../support/app.js';

/** What the payload of every change has. */
export interface AnyPayload {
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly path: readonly string[] | null;
  }[];
  readonly revision: number;
}

/** The payload of the one mutation of an operation. */
export type PayloadOf<Data> = NonNullable<Exclude<Data[keyof Data], string | undefined>>;

/** Sends the changes of a test, and tells in short what came of them. */
export class Changing {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(readonly app: App) {}

  /** Asks as somebody, by user name; the platform's administrator if left out. */
  async ask<Data, Variables>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    as?: string,
    headers: Asking['headers'] = {},
  ): Promise<Answer<Data>> {
    const token = as === undefined ? this.app.rootToken : await this.tokenOf(as);
    return this.app.graphql<Data, Variables>(operation, variables, { token, headers });
  }

  /** Carries out a change and answers its payload, which may tell of user errors. */
  async change<Data extends object, Variables>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    as?: string,
    headers: Asking['headers'] = {},
  ): Promise<PayloadOf<Data>> {
    const { data, errors } = await this.ask(operation, variables, as, headers);
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as PayloadOf<Data>;
  }

  /** What came of a change: `done`, the code of its user error with its path, or the code of the operation's error. */
  async outcome<Data, Variables>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    as?: string,
  ): Promise<string> {
    const { data, errors } = await this.ask(operation, variables, as);
    if (errors !== undefined) return String(errors[0]?.extensions['code']);
    const [payload] = Object.values<unknown>({ ...data }) as AnyPayload[];
    const [error] = payload?.userErrors ?? [];
    return error === undefined ? 'done' : `${error.code} ${(error.path ?? []).join('.')}`;
  }

  private tokenOf(username: string): Promise<string> {
    const known = this.tokens.get(username) ?? this.app.token(username);
    this.tokens.set(username, known);
    return known;
  }
}

import type { UserId } from '../../src/core/kernel/ids.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, raw, sql } from '../../src/storage/database/sql.js';
import type { Answer, App, Asking } from '../support/app.js';
import {
  RefreshSessionDocument,
  ResetUserPasswordDocument,
  SignInDocument,
  WhoActsDocument,
  type RefreshSessionMutation,
  type SignInMutation,
} from '../support/generated/test-documents.js';
import { Changing, outcomeOf } from './changing.js';

/** A session as its owner has it. */
export interface Opened {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly sessionId: string;
}

/** Signs in, gives passwords, and looks at what is kept. */
export class PasswordUse {
  readonly changing: Changing;

  constructor(readonly app: App) {
    this.changing = new Changing(app);
  }

  /** Gives somebody a password as the platform's administrator. */
  async give(id: UserId, newPassword: string): Promise<void> {
    await this.changing.done('root', ResetUserPasswordDocument, { input: { id, newPassword } });
  }

  /** Tries to sign in, as nobody. */
  attempt(login: string, password: string, headers: Asking['headers'] = {}): Promise<Answer<SignInMutation>> {
    return this.app.graphql<SignInMutation, { input: { login: string; password: string } }>(
      SignInDocument,
      { input: { login, password } },
      { token: null, headers },
    );
  }

  /** `done`, or why not. */
  async outcome(login: string, password: string): Promise<string> {
    return outcomeOf(await this.attempt(login, password));
  }

  /** Signs in, which must be possible. */
  async open(login: string, password: string): Promise<Opened> {
    const signIn = await this.changing.done({ token: null }, SignInDocument, { input: { login, password } });
    return signIn as Opened;
  }

  renew(refreshToken: string, headers: Asking['headers'] = {}): Promise<Answer<RefreshSessionMutation>> {
    return this.app.graphql<RefreshSessionMutation, { input: { refreshToken: string } }>(
      RefreshSessionDocument,
      { input: { refreshToken } },
      { token: null, headers },
    );
  }

  /** Whom a token opens; null for nobody. */
  async actsAs(token: string): Promise<string | null> {
    const { data, errors } = await this.app.graphql(WhoActsDocument, {}, { token });
    if (errors) expect(errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    return data?.viewer.principal.id ?? null;
  }

  /** Sets the facts of a password as time would. */
  async age(id: UserId, change: string): Promise<void> {
    await this.app.database.transaction(async (connection) => {
      await new SqlSession(connection).run(sql`UPDATE passwords SET ${raw(change)} WHERE user_id = ${idValue(id)}`);
    });
  }

  /** Every row of some tables, as text. */
  async dump(...tables: string[]): Promise<string> {
    const session = new SqlSession(this.app.database.reader);
    const rows = await Promise.all(tables.map((table) => session.rows(raw(`SELECT * FROM \`${table}\``))));
    return JSON.stringify(rows, (_name, value: unknown) => {
      const bytes = value instanceof ArrayBuffer ? Buffer.from(value) : value;
      if (!(bytes instanceof Uint8Array)) return value;
      return `${Buffer.from(bytes).toString('hex')} ${Buffer.from(bytes).toString('base64url')} ${Buffer.from(bytes).toString('latin1')}`;
    });
  }
}

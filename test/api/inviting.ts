import type { InvitationId } from '../../src/core/kernel/ids.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, sql } from '../../src/storage/database/sql.js';
import type { App } from '../support/app.js';
import {
  AcceptInvitationDocument,
  InviteUsersDocument,
  type InvitationInput,
  type InviteUsersInput,
} from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import type { InvitingCompany } from './inviting-company.js';

/** Invites people of those companies, and accepts for them. */
export class Inviting {
  private count = 0;

  private constructor(
    readonly changing: Changing,
    private readonly company: InvitingCompany,
  ) {}

  static async start(dialect: App['dialect'], company: InvitingCompany): Promise<Inviting> {
    return new Inviting(await Changing.start(dialect, company.insert), company);
  }

  /** An address that nobody has. */
  address(): string {
    return `new${++this.count}@post.example`;
  }

  /** Invites into North, unless told otherwise; answers the results. */
  async invite(who: string, invitations: readonly InvitationInput[], more: Partial<InviteUsersInput> = {}) {
    const input = { tenantId: this.company.north.id, invitations: [...invitations], ...more };
    const { results } = await this.changing.done(who, InviteUsersDocument, { input });
    return results ?? [];
  }

  /** Invites somebody new, unless told otherwise; answers the invitation with its secret. */
  async invited(who: string, one: Partial<InvitationInput> = {}, more: Partial<InviteUsersInput> = {}) {
    const [result] = await this.invite(who, [{ email: this.address(), ...one }], more);
    expect(result?.userErrors).toEqual([]);
    return { id: result?.invitation?.id ?? '', email: result?.email ?? '', secret: secretIn(result?.link) };
  }

  /** What comes of inviting one: its outcome, or the code of why not with its path. */
  async outcome(who: string, one: Partial<InvitationInput>, more: Partial<InviteUsersInput> = {}): Promise<string> {
    const [result] = await this.invite(who, [{ email: this.address(), ...one }], more);
    const [error] = result?.userErrors ?? [];
    return error ? `${error.code} ${(error.path ?? []).join('.')}` : String(result?.outcome);
  }

  /** Accepts as nobody who has signed in, with an account of this name. */
  async accept(secret: string, username: string, account: object = {}) {
    const input = { secret, account: { username, ...account } };
    const { data, errors } = await this.changing.app.graphql(AcceptInvitationDocument, { input }, { token: null });
    expect(errors).toBeUndefined();
    return data?.acceptInvitation ?? null;
  }

  /** Lets the time of an invitation be over. */
  async expire(id: string): Promise<void> {
    await this.changing.app.database.transaction(async (connection) => {
      const past = Date.now() - 1;
      await new SqlSession(connection).run(
        sql`UPDATE invitations SET expires_at = ${past} WHERE id = ${idValue(id as InvitationId)}`,
      );
    });
  }

  /** What comes of that: `done`, or the code of why not with its path. */
  async acceptance(secret: string, username: string, account: object = {}): Promise<string> {
    const [error] = (await this.accept(secret, username, account))?.userErrors ?? [];
    return error ? `${error.code} ${(error.path ?? []).join('.')}` : 'done';
  }
}

/** The secret in a link. */
export function secretIn(link: string | null | undefined): string {
  return /dzi_[\w-]{43}$/.exec(link ?? '')?.[0] ?? '';
}

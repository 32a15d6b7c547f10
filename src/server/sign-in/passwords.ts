import { DomainError } from '../../core/kernel/errors.js';
import type { UserId } from '../../core/kernel/ids.js';
import { preparedPassword } from '../../core/passwords/password-policy.js';
import type { NewPassword } from '../../core/passwords/new-password.js';
import type { PasswordAccount } from '../../core/passwords/password-writer.js';
import type { Passwords, TriedPassword } from '../../core/passwords/tried-password.js';
import type { Argon2 } from './argon2.js';

/** So many in one operation: aliases must not try passwords by the hundred. */
const MOST_OF_ONE_OPERATION = 5;

/** Finds out whose password it would be, in one statement. */
export interface PasswordAccounts {
  named(login: string): Promise<PasswordAccount | null>;
  find(userId: UserId): Promise<PasswordAccount | null>;
}

/** The passwords of one request. */
export class RequestPasswords implements Passwords {
  private count = 0;

  constructor(
    private readonly argon2: Argon2,
    private readonly accounts: PasswordAccounts,
  ) {}

  async tryOf(login: string, password: string): Promise<TriedPassword> {
    this.mustBeFew();
    return this.tried(await this.accounts.named(login), password);
  }

  async tryOwn(userId: UserId, password: string): Promise<TriedPassword> {
    this.mustBeFew();
    return this.tried(await this.accounts.find(userId), password);
  }

  async hashed(text: string): Promise<NewPassword> {
    this.mustBeFew();
    const prepared = preparedPassword(text);
    return { text, hash: prepared === null ? null : await this.argon2.hash(prepared) };
  }

  private async tried(account: PasswordAccount | null, text: string): Promise<TriedPassword> {
    const hash = account?.hash ?? null;
    const prepared = preparedPassword(text);
    // What no password can be takes as long, too.
    const isRight = (await this.argon2.verify(hash, prepared ?? '')) && prepared !== null;
    const rehashed = isRight && hash !== null && this.argon2.isOutdated(hash) ? await this.argon2.hash(prepared) : null;
    const { userId = null, tenantId = null, version = 0 } = account ?? {};
    return { userId, tenantId, version, isRight, rehashed };
  }

  private mustBeFew(): void {
    this.count += 1;
    if (this.count <= MOST_OF_ONE_OPERATION) return;
    throw new DomainError(
      'RATE_LIMITED',
      `One operation checks and sets at most ${MOST_OF_ONE_OPERATION} passwords. Send the rest in others.`,
    );
  }
}

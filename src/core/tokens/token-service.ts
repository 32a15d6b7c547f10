import type { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/errors.js';
import { newId, type ApiTokenId, type TenantId, type UserId } from '../kernel/ids.js';
import { checkedText, textKey } from '../kernel/text.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { newTokenSecret, tokenHash, tokenPrefix } from './token-secret.js';

const day = 24 * 60 * 60 * 1000;

/** How long a token lives when nobody says, and at the most, in days. */
export const tokenLifetime = { default: 365, most: 365 } as const;

/** A token as it is kept: everything but its secret. */
export interface StoredToken {
  readonly id: ApiTokenId;
  readonly ownerId: UserId;
  readonly tenantId: TenantId | null;
  readonly name: string;
  readonly prefix: string;
  readonly hash: Uint8Array;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Writes tokens, and what a first administrator needs. Inside a unit of work. */
export interface TokenStore {
  /** The person of this user name key, or null. */
  findUser(usernameKey: string): Promise<UserId | null>;
  createUser(user: { readonly id: UserId; readonly username: string; readonly createdAt: number }): Promise<void>;
  /** Gives the role "Platform administrator" on the platform; does nothing when the person has it. */
  makePlatformAdministrator(userId: UserId, at: number): Promise<void>;
  insert(token: StoredToken): Promise<void>;
  /** Deletes all tokens of this name that somebody has. */
  deleteNamed(ownerId: UserId, name: string): Promise<void>;
}

/** What a token is wanted for. */
export interface TokenRequest {
  readonly username: string;
  readonly name: string;
  /** Also makes its owner a platform administrator, and creates them if there is nobody of that name. */
  readonly platformAdministrator: boolean;
  /** Who must have that user name: somebody else of the name gets no token. */
  readonly ownerId?: UserId;
  /** In days. */
  readonly lifetime?: number;
}

/** Makes API tokens from outside the graph: for whoever has the database in their hands. */
export class TokenService {
  constructor(
    private readonly unitOfWork: UnitOfWork<{ readonly tokens: TokenStore }>,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a token and returns its secret, which cannot be had again.
   * @throws NOT_FOUND when there is nobody of that name and it is not for a platform administrator
   */
  create(request: TokenRequest): Promise<string> {
    return this.make(request, false);
  }

  /**
   * Makes a token in place of all that the person has of this name.
   * @returns the secret, or undefined when nobody has that user name, or somebody else than was meant
   */
  async replace(request: TokenRequest): Promise<string | undefined> {
    try {
      return await this.make(request, true);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  private async make(request: TokenRequest, replacing: boolean): Promise<string> {
    const { lifetime = tokenLifetime.default } = request;
    if (!Number.isInteger(lifetime) || lifetime < 1 || lifetime > tokenLifetime.most)
      throw new DomainError('INVALID', `A token lives 1 to ${tokenLifetime.most} whole days.`);
    const username = checkedText(request.username, 100, 'username');
    const name = checkedText(request.name, 100, 'name');
    const secret = newTokenSecret();
    const hash = await tokenHash(secret);
    const createdAt = this.clock();
    await this.unitOfWork.run(async ({ tokens }) => {
      let ownerId = await tokens.findUser(textKey(username));
      if (request.ownerId !== undefined && request.ownerId !== ownerId)
        throw new DomainError('NOT_FOUND', `'${username}' is not the user name of who was meant.`);
      if (ownerId === null && !request.platformAdministrator)
        throw new DomainError('NOT_FOUND', `There is nobody with the user name '${username}'.`);
      if (ownerId === null) {
        ownerId = newId('usr', createdAt);
        await tokens.createUser({ id: ownerId, username, createdAt });
      }
      if (request.platformAdministrator) await tokens.makePlatformAdministrator(ownerId, createdAt);
      if (replacing) await tokens.deleteNamed(ownerId, name);
      const expiresAt = createdAt + lifetime * day;
      const prefix = tokenPrefix(secret);
      await tokens.insert({
        id: newId('tok', createdAt),
        ownerId,
        tenantId: null,
        name,
        prefix,
        hash,
        createdAt,
        expiresAt,
      });
    });
    return secret;
  }
}

import type { Clock } from '../kernel/clock.js';
import { badInput, DomainError } from '../kernel/errors.js';
import { isId, newId, type UserId } from '../kernel/ids.js';
import { checkedText, textKey } from '../kernel/text.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import type { TenantKey } from '../tenants/tenant-store.js';
import type { TokenOwnerId } from './api-token.js';
import { day, daysOf, scopesOf, type TenantLimit } from './token-rules.js';
import { newTokenSecret, tokenHash, tokenPrefix } from './token-secret.js';
import type { ListedToken, TokenStore, TokenTenant } from './token-store.js';

/** Whose token it is: a person's, by user name, or a service account's, by id. */
export type TokenOwner = { readonly username: string } | { readonly serviceAccountId: string };

/** A person as the owner of a new token. */
export interface TokenPerson {
  readonly username: string;
  /** Also makes them a platform administrator, and creates them if there is nobody of that name. */
  readonly platformAdministrator?: boolean;
  /** Who must have that user name: somebody else of the name gets no token. */
  readonly ownerId?: UserId;
}

/** What a token is wanted for. */
export type TokenRequest = (TokenPerson | { readonly serviceAccountId: string }) & {
  readonly name: string;
  /** The permissions that it is limited to; everything that its owner may if left out. */
  readonly scopes?: readonly string[] | null;
  /** The tenant that it is for, and for no other. A service account's token is always for its own. */
  readonly tenant?: TenantKey;
  /** How long it lives, in days. If left out, as long as it may. */
  readonly days?: number;
};

// Who gets a token, the tenant that it is for, and the one whose rule about its life counts.
interface Receiver {
  readonly ownerId: TokenOwnerId;
  readonly tenant: TokenTenant | null;
  readonly limit: TenantLimit | null;
}

/** Makes, lists and ends API tokens from outside the graph: for whoever has the database in their hands. */
export class TokenService {
  constructor(
    private readonly unitOfWork: UnitOfWork<{ readonly tokens: TokenStore }>,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a token and returns its secret, which cannot be had again.
   * @throws NOT_FOUND when there is no such owner or tenant, and they are not to be created
   * @throws INVALID for a life that is too long, for a list of permissions that is empty or names what there is not, and
   * for a tenant that is not the service account's
   */
  create(request: TokenRequest): Promise<string> {
    return this.make(request, false);
  }

  /**
   * Makes a token in place of all that the owner has of this name.
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

  /**
   * All tokens of somebody, those that have ended among them, the newest first.
   * @throws NOT_FOUND when there is nobody of that name, or no such account
   */
  list(owner: TokenOwner): Promise<ListedToken[]> {
    return this.unitOfWork.run(async ({ tokens }) => {
      const { ownerId } = await this.receiver(tokens, owner, undefined);
      return tokens.ofOwner(ownerId, this.clock());
    });
  }

  /**
   * Ends a token at once and keeps the record of it. One that was revoked before stays as it is.
   * @returns the token as it was before
   * @throws NOT_FOUND when there is no token of this id or prefix
   * @throws INVALID when several have the prefix
   */
  revoke(idOrPrefix: string): Promise<ListedToken> {
    return this.unitOfWork.run(async ({ tokens }) => {
      const at = this.clock();
      const [token, ...others] = await tokens.find(idOrPrefix, at);
      if (token === undefined) throw new DomainError('NOT_FOUND', 'There is no token with this id or prefix.');
      if (others.length > 0)
        throw new DomainError('INVALID', `${others.length + 1} tokens have this prefix: give the id of one of them.`);
      if (token.revokedAt === null) await tokens.revoke(token.id, at);
      return token;
    });
  }

  /**
   * Deletes a token with the record of it.
   * @throws NOT_FOUND when there is no such token
   */
  async delete(id: string): Promise<void> {
    if (!isId(id, 'tok')) throw badInput('Give the id of a token, which starts with tok_.');
    const isDeleted = await this.unitOfWork.run(({ tokens }) => tokens.delete(id));
    if (!isDeleted) throw new DomainError('NOT_FOUND', 'There is no token with this id.');
  }

  private async make(request: TokenRequest, replacing: boolean): Promise<string> {
    const name = checkedText(request.name, 100, 'name');
    const secret = newTokenSecret();
    const hash = await tokenHash(secret);
    const createdAt = this.clock();
    await this.unitOfWork.run(async ({ tokens }) => {
      const { ownerId, tenant, limit } = await this.receiver(tokens, request, request.tenant, createdAt);
      const scopes = await scopesOf(request.scopes, (names) => tokens.knownPermissions(names));
      const days = daysOf(request.days, limit);
      if (replacing) await tokens.deleteNamed(ownerId, name);
      await tokens.insert({
        id: newId('tok', createdAt),
        ownerId,
        tenantId: tenant?.id ?? null,
        name,
        prefix: tokenPrefix(secret),
        hash,
        scopes,
        createdAt,
        expiresAt: createdAt + days * day,
        lastUsedAt: null,
        revokedAt: null,
      });
    });
    return secret;
  }

  // With `makeAt`, a person who shall be a platform administrator is made one then.
  private async receiver(
    tokens: TokenStore,
    owner: TokenPerson | { readonly serviceAccountId: string },
    wanted: TenantKey | undefined,
    makeAt?: number,
  ): Promise<Receiver> {
    const tenant = wanted === undefined ? null : await tokens.findTenant(wanted);
    if (wanted !== undefined && tenant === null)
      throw new DomainError('NOT_FOUND', `There is no tenant '${wanted.by === 'id' ? wanted.id : wanted.slug}'.`);
    if ('serviceAccountId' in owner) return account(tokens, owner.serviceAccountId, tenant);
    const ownerId = await person(tokens, owner, makeAt);
    // Without a tenant it opens all of theirs, so the strictest of them decides how long.
    return { ownerId, tenant, limit: tenant ?? (await tokens.strictestTenantOf(ownerId)) };
  }
}

async function account(tokens: TokenStore, id: string, wanted: TokenTenant | null): Promise<Receiver> {
  const tenant = isId(id, 'svc') ? await tokens.tenantOfAccount(id) : null;
  if (!isId(id, 'svc') || tenant === null)
    throw new DomainError('NOT_FOUND', 'There is no service account with this id, which starts with svc_.');
  if (wanted !== null && wanted.id !== tenant.id)
    throw new DomainError(
      'INVALID',
      `The service account is of the tenant '${tenant.slug}', and so are its tokens: leave the tenant out.`,
      ['tenant'],
    );
  return { ownerId: id, tenant, limit: tenant };
}

async function person(tokens: TokenStore, given: TokenPerson, makeAt: number | undefined): Promise<UserId> {
  const { ownerId: meant, platformAdministrator = false } = given;
  const username = checkedText(given.username, 100, 'username');
  const known = await tokens.findUser(textKey(username));
  if (meant !== undefined && meant !== known)
    throw new DomainError('NOT_FOUND', `'${username}' is not the user name of who was meant.`);
  if (!platformAdministrator || makeAt === undefined) {
    if (known === null) throw new DomainError('NOT_FOUND', `There is nobody with the user name '${username}'.`);
    return known;
  }
  const id = known ?? newId('usr', makeAt);
  if (known === null) await tokens.createUser({ id, username, createdAt: makeAt });
  await tokens.makePlatformAdministrator(id, makeAt);
  return id;
}

import type { AuditChange } from '../audit/audit-event.js';
import type { AuditTrail } from '../audit/audit-store.js';
import { recorded } from '../audit/recorded.js';
import { dayMs, type Clock } from '../kernel/clock.js';
import { badInput, DomainError } from '../kernel/errors.js';
import { isId, newId, type Id, type UserId } from '../kernel/ids.js';
import { checkedText, textKey } from '../kernel/text.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import type { TenantKey } from '../tenants/tenant-store.js';
import type { TokenOwnerId } from './api-token.js';
import { tokenFacts } from './token-facts.js';
import { daysOf, scopesOf, type TenantLimit } from './token-rules.js';
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

/** What the service works with, inside a unit of work. */
export interface TokenServiceStores {
  readonly trail: AuditTrail;
  readonly tokens: TokenStore;
}

/**
 * Makes, lists and ends API tokens from outside the graph: for whoever has the database in their hands. Whatever it
 * changes is an event in the audit trail without an actor.
 */
export class TokenService {
  constructor(
    private readonly unitOfWork: UnitOfWork<TokenServiceStores>,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a token and returns its secret, which cannot be had again.
   * @throws NOT_FOUND when there is no such owner or tenant, and they are not to be created
   * @throws INVALID for a life that is too long, for a list of permissions that is empty or names what there is not,
   * and for a tenant that is not the service account's
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
    return this.unitOfWork.run(({ trail, tokens }) =>
      recorded(trail, this.clock, async (at) => {
        const [token, ...others] = await tokens.find(idOrPrefix, at);
        if (token === undefined) throw new DomainError('NOT_FOUND', 'There is no token with this id or prefix.');
        if (others.length > 0)
          throw new DomainError('INVALID', `${others.length + 1} tokens have this prefix: give the id of one of them.`);
        if (token.revokedAt !== null) return { result: token, deed: null };
        await tokens.revoke(token.id, at);
        const { id, ownerId, tenantId } = token;
        const changes = [{ objectId: id, before: { revokedAt: null }, after: { revokedAt: at } }];
        return { result: token, deed: { action: 'revokeApiToken', tenantId, changes, objectIds: [id, ownerId] } };
      }),
    );
  }

  /**
   * Deletes a token with the record of it.
   * @throws NOT_FOUND when there is no such token
   */
  async delete(id: string): Promise<void> {
    if (!isId(id, 'tok')) throw badInput('Give the id of a token, which starts with tok_.');
    await this.unitOfWork.run(({ trail, tokens }) =>
      recorded(trail, this.clock, async (at) => {
        const [token] = await tokens.find(id, at);
        if (token === undefined) throw new DomainError('NOT_FOUND', 'There is no token with this id.');
        await tokens.delete(id);
        const { ownerId, tenantId } = token;
        const changes = [{ objectId: id, before: tokenFacts(token), after: null }];
        return { result: null, deed: { action: 'deleteApiToken', tenantId, changes, objectIds: [id, ownerId] } };
      }),
    );
  }

  private async make(request: TokenRequest, replacing: boolean): Promise<string> {
    const name = checkedText(request.name, 100, 'name');
    const secret = newTokenSecret();
    const hash = await tokenHash(secret);
    await this.unitOfWork.run(({ trail, tokens }) =>
      recorded(trail, this.clock, async (at) => {
        const changes: AuditChange[] = [];
        const { ownerId, tenant, limit } = await this.receiver(tokens, request, request.tenant, { at, changes });
        const scopes = await scopesOf(request.scopes, (names) => tokens.knownPermissions(names));
        const days = daysOf(request.days, limit);
        if (replacing) changes.push(...(await deleteNamed(tokens, ownerId, name, at)));
        const id = newId('tok', at);
        const tenantId = tenant?.id ?? null;
        const token = { ownerId, tenantId, name, prefix: tokenPrefix(secret), scopes, expiresAt: at + days * dayMs };
        await tokens.insert({ ...token, id, hash, createdAt: at, lastUsedAt: null, revokedAt: null });
        changes.push({ objectId: id, before: null, after: tokenFacts(token) });
        const objectIds = new Set<Id>([...changes.flatMap(({ objectId }) => objectId ?? []), ownerId]);
        return { result: null, deed: { action: 'createApiToken', tenantId, changes, objectIds: [...objectIds] } };
      }),
    );
    return secret;
  }

  // With `making`, a person who shall be a platform administrator is made one then, and what that changes is added to
  // it.
  private async receiver(
    tokens: TokenStore,
    owner: TokenPerson | { readonly serviceAccountId: string },
    wanted: TenantKey | undefined,
    making?: Making,
  ): Promise<Receiver> {
    const tenant = wanted === undefined ? null : await tokens.findTenant(wanted);
    if (wanted !== undefined && tenant === null)
      throw new DomainError('NOT_FOUND', `There is no tenant '${wanted.by === 'id' ? wanted.id : wanted.slug}'.`);
    if ('serviceAccountId' in owner) return account(tokens, owner.serviceAccountId, tenant);
    const ownerId = await person(tokens, owner, making);
    // Without a tenant it opens all of theirs, so the strictest of them decides how long.
    return { ownerId, tenant, limit: tenant ?? (await tokens.strictestTenantOf(ownerId)) };
  }
}

// When somebody may be made an administrator, and the list of what that changes.
interface Making {
  readonly at: number;
  readonly changes: AuditChange[];
}

async function deleteNamed(tokens: TokenStore, ownerId: TokenOwnerId, name: string, at: number) {
  const changes: AuditChange[] = [];
  for (const token of (await tokens.ofOwner(ownerId, at)).filter((one) => one.name === name)) {
    await tokens.delete(token.id);
    changes.push({ objectId: token.id, before: tokenFacts(token), after: null });
  }
  return changes;
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

async function person(tokens: TokenStore, given: TokenPerson, making: Making | undefined): Promise<UserId> {
  const { ownerId: meant, platformAdministrator = false } = given;
  const username = checkedText(given.username, 100, 'username');
  const known = await tokens.findUser(textKey(username));
  if (meant !== undefined && meant !== known)
    throw new DomainError('NOT_FOUND', `'${username}' is not the user name of who was meant.`);
  if (!platformAdministrator || making === undefined) {
    if (known === null) throw new DomainError('NOT_FOUND', `There is nobody with the user name '${username}'.`);
    return known;
  }
  const { at, changes } = making;
  const id = known ?? newId('usr', at);
  if (known === null) {
    await tokens.createUser({ id, username, createdAt: at });
    changes.push({ objectId: id, before: null, after: { username } });
  }
  const assignment = await tokens.makePlatformAdministrator(id, at);
  if (assignment !== null) {
    const { roleId, reason } = assignment;
    changes.push({ objectId: assignment.id, before: null, after: { principalId: id, roleId, reason } });
  }
  return id;
}

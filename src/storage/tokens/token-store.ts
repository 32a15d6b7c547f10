import { platformScope } from '../../core/access/scope.js';
import type { RoleAssignment } from '../../core/assignments/assignment.js';
import { isId, newId, type ApiTokenId, type ServiceAccountId, type UserId } from '../../core/kernel/ids.js';
import { builtInRoleIds } from '../../core/roles/built-in-roles.js';
import type { TenantKey } from '../../core/tenants/tenant-store.js';
import type { StoredToken, TokenOwnerId } from '../../core/tokens/api-token.js';
import type { ListedToken, TokenStore, TokenTenant, TokenUseNote } from '../../core/tokens/token-store.js';
import type { User } from '../../core/users/user.js';
import { assignmentRow, scopeIdValue } from '../assignments/assignment-rows.js';
import { isText } from '../database/filter-sql.js';
import { insertSql } from '../database/insert.js';
import { readId, readOptionalNumber, readOptionalText, readText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { idValue, isIn, joined, raw, sql, type Sql } from '../database/sql.js';
import { principalRow, userRow } from '../users/user-rows.js';
import { tokenRow } from './token-rows.js';
import { readToken, tokenColumns, tokensWithOwners } from './token-shapes.js';

// Somebody of whom nothing is known but the user name.
const plainUser: Omit<User, 'id' | 'username' | 'displayName' | 'createdAt' | 'updatedAt'> = {
  externalId: null,
  email: null,
  emailVerified: false,
  givenName: null,
  familyName: null,
  nickname: null,
  avatarUrl: null,
  locale: null,
  timeZone: null,
  jobTitle: null,
  department: null,
  organization: null,
  location: null,
  accountStatus: 'ACTIVE',
  claimStatus: 'UNMANAGED',
  managementSource: 'LOCAL',
  restricted: false,
  mfaEnabled: false,
  lastActiveAt: null,
  deletionScheduledAt: null,
  version: 1,
};

/** API tokens in SQL. */
export class SqlTokenStore implements TokenStore {
  constructor(private readonly session: SqlSession) {}

  async findUser(usernameKey: string): Promise<UserId | null> {
    const [row] = await this.session.rows(sql`SELECT id FROM users WHERE username_key = ${usernameKey}`);
    return row === undefined ? null : readId(row, 'id', 'usr');
  }

  async tenantOfAccount(id: ServiceAccountId): Promise<TokenTenant | null> {
    const [row] = await this.session.rows(sql`SELECT t.id, t.slug, t.max_token_days FROM service_accounts s
      JOIN tenants t ON t.id = s.tenant_id WHERE s.id = ${idValue(id)}`);
    return row === undefined ? null : readTokenTenant(row);
  }

  async findTenant(key: TenantKey): Promise<TokenTenant | null> {
    const wanted = key.by === 'id' ? sql`id = ${idValue(key.id)}` : isText(raw('slug'), key.slug);
    const [row] = await this.session.rows(sql`SELECT id, slug, max_token_days FROM tenants WHERE ${wanted}`);
    return row === undefined ? null : readTokenTenant(row);
  }

  async strictestTenantOf(id: UserId): Promise<TokenTenant | null> {
    const [row] = await this.session.rows(sql`SELECT t.id, t.slug, t.max_token_days FROM tenant_accesses a
      JOIN tenants t ON t.id = a.tenant_id WHERE a.user_id = ${idValue(id)} AND t.max_token_days IS NOT NULL
      ORDER BY t.max_token_days, t.slug LIMIT 1`);
    return row === undefined ? null : readTokenTenant(row);
  }

  async knownPermissions(names: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.session.rows(sql`SELECT name FROM permissions WHERE ${isIn(raw('name'), names)}`);
    return new Set(rows.map((row) => readText(row, 'name')));
  }

  async createUser(user: {
    readonly id: UserId;
    readonly username: string;
    readonly createdAt: number;
  }): Promise<void> {
    const { id, username, createdAt } = user;
    const principal = principalRow({ id, tenantId: null, displayName: username, createdAt });
    await this.session.run(insertSql('principals', [principal]));
    await this.session.run(
      insertSql('users', [
        userRow({ ...plainUser, id, username, displayName: username, createdAt, updatedAt: createdAt }),
      ]),
    );
  }

  async makePlatformAdministrator(userId: UserId, at: number): Promise<RoleAssignment | null> {
    const key = {
      principal_id: idValue(userId),
      role_id: idValue(builtInRoleIds.platformAdministrator),
      scope_id: scopeIdValue(platformScope),
    };
    // One that has ended would stand in the way of the new one.
    await this.session.run(sql`DELETE FROM role_assignments WHERE principal_id = ${key.principal_id}
      AND role_id = ${key.role_id} AND scope_id = ${key.scope_id} AND expires_at <= ${at}`);
    const [known] = await this.session.rows(sql`SELECT id FROM role_assignments WHERE principal_id = ${key.principal_id}
      AND role_id = ${key.role_id} AND scope_id = ${key.scope_id}`);
    if (known !== undefined) return null;
    const assignment: RoleAssignment = {
      id: newId('asg', at),
      principalId: userId,
      roleId: builtInRoleIds.platformAdministrator,
      scope: platformScope,
      managementSource: 'LOCAL',
      createdAt: at,
      createdBy: null,
      expiresAt: null,
      reason: 'Given from the command line.',
    };
    await this.session.run(insertSql('role_assignments', [assignmentRow(assignment)]));
    return assignment;
  }

  async insert(token: StoredToken): Promise<void> {
    await this.session.run(insertSql('api_tokens', [tokenRow(token)]));
  }

  ofOwner(ownerId: TokenOwnerId, at: number): Promise<ListedToken[]> {
    return this.listed(sql`k.owner_id = ${idValue(ownerId)}`, at);
  }

  find(idOrPrefix: string, at: number): Promise<ListedToken[]> {
    return this.listed(
      isId(idOrPrefix, 'tok') ? sql`k.id = ${idValue(idOrPrefix)}` : isText(raw('k.prefix'), idOrPrefix),
      at,
    );
  }

  async revoke(id: ApiTokenId, at: number): Promise<void> {
    await this.session.run(sql`UPDATE api_tokens SET revoked_at = ${at} WHERE id = ${idValue(id)}`);
  }

  async delete(id: ApiTokenId): Promise<void> {
    await this.session.run(sql`DELETE FROM api_tokens WHERE id = ${idValue(id)}`);
  }

  async noteUses(uses: readonly TokenUseNote[], apartMs: number): Promise<void> {
    if (uses.length === 0) return;
    const each = (of: (id: Sql, at: number) => Sql, between: string) =>
      joined(
        uses.map(({ id, at }) => of(sql`${idValue(id)}`, at)),
        between,
      );
    // Another process may have noted the same use, or a later one.
    await this.session.run(sql`UPDATE api_tokens
      SET last_used_at = CASE id ${each((id, at) => sql`WHEN ${id} THEN ${at}`, ' ')} ELSE last_used_at END
      WHERE ${each((id, at) => sql`(id = ${id} AND (last_used_at IS NULL OR last_used_at <= ${at - apartMs}))`, ' OR ')}`);
  }

  private async listed(which: Sql, at: number): Promise<ListedToken[]> {
    const rows = await this.session.rows(sql`SELECT ${tokenColumns(at)}, t.slug FROM ${tokensWithOwners}
      LEFT JOIN tenants t ON t.id = k.tenant_id WHERE ${which} ORDER BY k.created_at DESC, k.id DESC`);
    return rows.map((row) => ({ ...readToken(row), tenantSlug: readOptionalText(row, 'slug') }));
  }
}

function readTokenTenant(row: Row): TokenTenant {
  return {
    id: readId(row, 'id', 'ten'),
    slug: readText(row, 'slug'),
    maxTokenDays: readOptionalNumber(row, 'max_token_days'),
  };
}

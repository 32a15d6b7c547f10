import type { RoleAssignment } from '../../core/assignments/assignment.js';
import { newId, type UserId } from '../../core/kernel/ids.js';
import { builtInRoleIds } from '../../core/roles/built-in-roles.js';
import type { StoredToken, TokenStore } from '../../core/tokens/token-service.js';
import type { User } from '../../core/users/user.js';
import { assignmentRow } from '../assignments/assignment-rows.js';
import { insertSql } from '../database/insert.js';
import { readId } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idValue, sql } from '../database/sql.js';
import { principalRow, userRow } from '../users/user-rows.js';

const platformScope = Buffer.alloc(16);

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

  async makePlatformAdministrator(userId: UserId, at: number): Promise<void> {
    const key = { principal_id: idValue(userId), role_id: idValue(builtInRoleIds.platformAdministrator) };
    // One that has ended would stand in the way of the new one.
    await this.session.run(sql`DELETE FROM role_assignments WHERE principal_id = ${key.principal_id}
      AND role_id = ${key.role_id} AND scope_id = ${platformScope} AND expires_at <= ${at}`);
    const [known] = await this.session.rows(sql`SELECT id FROM role_assignments WHERE principal_id = ${key.principal_id}
      AND role_id = ${key.role_id} AND scope_id = ${platformScope}`);
    if (known !== undefined) return;
    const assignment: RoleAssignment = {
      id: newId('asg', at),
      principalId: userId,
      roleId: builtInRoleIds.platformAdministrator,
      scope: { kind: 'PLATFORM', tenantId: null, directoryId: null, domainId: null },
      managementSource: 'LOCAL',
      createdAt: at,
      createdBy: null,
      expiresAt: null,
      reason: 'Given from the command line.',
    };
    await this.session.run(insertSql('role_assignments', [assignmentRow(assignment)]));
  }

  async insert(token: StoredToken): Promise<void> {
    const row = {
      id: idValue(token.id),
      owner_id: idValue(token.ownerId),
      tenant_id: token.tenantId && idValue(token.tenantId),
      name: token.name,
      prefix: token.prefix,
      secret_hash: Buffer.from(token.hash),
      created_at: token.createdAt,
      expires_at: token.expiresAt,
    };
    await this.session.run(insertSql('api_tokens', [row]));
  }

  async deleteNamed(ownerId: UserId, name: string): Promise<void> {
    await this.session.run(sql`DELETE FROM api_tokens WHERE owner_id = ${idValue(ownerId)} AND name = ${name}`);
  }
}

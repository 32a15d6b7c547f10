import type { InvitedRole, WrittenInvitation } from '../../core/invitations/invitation.js';
import type { GroupId } from '../../core/kernel/ids.js';
import { emailKey } from '../../core/kernel/text.js';
import type { RowValues } from '../database/insert.js';
import {
  readId,
  readNumber,
  readOptionalId,
  readOptionalNumber,
  readOptionalText,
  readText,
} from '../database/read-row.js';
import type { Row } from '../database/session.js';
import { idValue, raw } from '../database/sql.js';
import { readPrincipalId } from '../users/principal-stores.js';

/** The row of an invitation. */
export function invitationRow(invitation: WrittenInvitation): RowValues {
  const { acceptedAt, revokedAt, email } = invitation;
  return {
    id: idValue(invitation.id),
    tenant_id: idValue(invitation.tenantId),
    directory_id: idValue(invitation.directoryId),
    email,
    email_key: emailKey(email),
    open_key: acceptedAt === null && revokedAt === null ? emailKey(email) : null,
    roles: JSON.stringify(invitation.roles),
    group_ids: JSON.stringify(invitation.groupIds),
    language: invitation.language,
    message: invitation.message,
    created_at: invitation.createdAt,
    created_by: invitation.createdBy && idValue(invitation.createdBy),
    expires_at: invitation.expiresAt,
    accepted_at: acceptedAt,
    accepted_by: invitation.acceptedBy && idValue(invitation.acceptedBy),
    revoked_at: revokedAt,
    version: invitation.version,
  };
}

/** Invitations under the alias `i`, with who made them under `by_whom`. */
export const invitationsWithInviters = raw('invitations i LEFT JOIN principals by_whom ON by_whom.id = i.created_by');

/** The columns of an invitation. */
export const invitationColumns = raw(`i.id, i.tenant_id, i.directory_id, i.email, i.roles, i.group_ids, i.language,
  i.message, i.created_at, i.created_by, by_whom.kind AS created_by_kind, i.expires_at, i.accepted_at, i.accepted_by,
  i.revoked_at, i.version`);

/** An invitation from those columns. */
export function readInvitation(row: Row): WrittenInvitation {
  return {
    id: readId(row, 'id', 'inv'),
    tenantId: readId(row, 'tenant_id', 'ten'),
    directoryId: readId(row, 'directory_id', 'dir'),
    email: readText(row, 'email'),
    roles: JSON.parse(readText(row, 'roles')) as InvitedRole[],
    groupIds: JSON.parse(readText(row, 'group_ids')) as GroupId[],
    language: readText(row, 'language'),
    message: readOptionalText(row, 'message'),
    createdAt: readNumber(row, 'created_at'),
    createdBy: row['created_by_kind'] == null ? null : readPrincipalId(row, 'created_by', 'created_by_kind'),
    expiresAt: readNumber(row, 'expires_at'),
    acceptedAt: readOptionalNumber(row, 'accepted_at'),
    acceptedBy: readOptionalId(row, 'accepted_by', 'usr'),
    revokedAt: readOptionalNumber(row, 'revoked_at'),
    version: readNumber(row, 'version'),
  };
}

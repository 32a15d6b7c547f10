import type { Scope } from '../access/scope.js';
import type { DirectoryId, GroupId, InvitationId, PrincipalId, RoleId, TenantId, UserId } from '../kernel/ids.js';
import type { MailState } from '../mail/outbox.js';

/** What has become of an invitation, as of the moment of the request: one that ends at this very millisecond has expired. */
export type InvitationStatus = 'PENDING' | 'ACCEPTED' | 'EXPIRED' | 'REVOKED';

/** A role that comes with an invitation. */
export interface InvitedRole {
  readonly roleId: RoleId;
  readonly scope: Scope;
}

/** An invitation into a directory of a tenant. Times are milliseconds since 1970. */
export interface Invitation {
  readonly id: InvitationId;
  readonly tenantId: TenantId;
  readonly directoryId: DirectoryId;
  readonly email: string;
  readonly status: InvitationStatus;
  /** What whoever accepts gets, as far as whoever has invited them may still give it by then. */
  readonly roles: readonly InvitedRole[];
  readonly groupIds: readonly GroupId[];
  /** The language of the mail, as a BCP 47 tag. */
  readonly language: string;
  readonly message: string | null;
  readonly createdAt: number;
  /** Null when the account is gone: then nobody can accept any more. */
  readonly createdBy: PrincipalId | null;
  readonly expiresAt: number;
  readonly delivery: MailState;
  /** When a mail with it was last handed over. */
  readonly sentAt: number | null;
  readonly acceptedAt: number | null;
  readonly acceptedBy: UserId | null;
  readonly revokedAt: number | null;
  readonly version: number;
}

/** An invitation as it is kept: without what follows from the moment and from its mail. */
export type WrittenInvitation = Omit<Invitation, 'status' | 'delivery' | 'sentAt'>;

/** What somebody is told of an invitation to their own address, whatever they may see of the tenant. */
export interface ReceivedInvitation {
  readonly id: InvitationId;
  readonly tenantName: string;
  /** The name of who has invited them; null when the account is gone. */
  readonly invitedBy: string | null;
  readonly message: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** The status of an invitation at a moment. */
export function invitationStatus(
  { acceptedAt, revokedAt, expiresAt }: Pick<WrittenInvitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>,
  at: number,
): InvitationStatus {
  if (acceptedAt !== null) return 'ACCEPTED';
  if (revokedAt !== null) return 'REVOKED';
  return expiresAt <= at ? 'EXPIRED' : 'PENDING';
}

import type { InvitationId, TenantId } from '../kernel/ids.js';
import type { WrittenInvitation } from './invitation.js';

/** An invitation that a secret opens. */
export interface OpenedInvitation {
  readonly invitation: WrittenInvitation;
  /** Whether the secret was sent to the address alone, so that whoever has it has the address. */
  readonly isMailed: boolean;
}

/** How an invitation speaks of who sends it. */
export interface InvitationNames {
  readonly tenant: string;
  /** Null when the account is gone. */
  readonly inviter: string | null;
}

/**
 * Writes invitations inside a unit of work, and reads what that needs to know, whoever may see it. The database itself keeps
 * two that are open for one address in one tenant from being written.
 */
export interface InvitationWriter {
  insert(invitation: WrittenInvitation): Promise<void>;
  /** Writes everything about an invitation, under the next version. */
  update(invitation: WrittenInvitation): Promise<void>;
  find(id: InvitationId): Promise<WrittenInvitation | null>;
  /** The open one for an address in a tenant, also when its time is over: neither accepted nor revoked nor replaced. */
  findOpen(tenantId: TenantId, email: string): Promise<WrittenInvitation | null>;
  /** Makes room for another one for the same address: this one stays as it is and its secrets open nothing any more. */
  replace(id: InvitationId): Promise<void>;
  /** The invitation that the secret of this SHA-256 hash opens, also when its time is over; null for none. */
  openedBy(hash: Uint8Array): Promise<OpenedInvitation | null>;
  addSecret(
    id: InvitationId,
    secret: { readonly hash: Uint8Array; readonly isMailed: boolean; readonly at: number },
  ): Promise<void>;
  forgetSecrets(id: InvitationId): Promise<void>;
  namesOf(id: InvitationId): Promise<InvitationNames>;
}

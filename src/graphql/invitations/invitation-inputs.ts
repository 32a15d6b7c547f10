import { invitationFields } from '../../core/invitations/invitation-fields.js';
import { listArguments, orderInput } from '../connection/connection-arguments.js';
import { connectionType } from '../connection/connection-type.js';
import { filterInput } from '../connection/filter-input.js';
import type { ListDefinition } from '../connection/read-list.js';
import { InvitationStatus, InvitationType, MailDelivery } from './invitation-type.js';

const InvitationFilter = filterInput('Invitation', 'invitations', invitationFields, {
  status: ['InvitationStatus', InvitationStatus],
  delivery: ['MailDelivery', MailDelivery],
});
const InvitationOrder = orderInput('Invitation', 'invitations', {
  EMAIL: 'email',
  CREATED_AT: 'createdAt',
  EXPIRES_AT: 'expiresAt',
});

/** The arguments of the list of all invitations. */
export const InvitationListArguments = listArguments(InvitationFilter, InvitationOrder, {
  query: 'email ew "@example.com" and status eq "PENDING"',
  search: 'addresses',
  tenant: true,
});

/** A page of invitations. */
export const InvitationConnection = connectionType('Invitation', 'invitations', () => InvitationType);

/** How lists of invitations are read. */
export const invitationList: ListDefinition = { name: 'invitations', fields: invitationFields, ofTenant: true };

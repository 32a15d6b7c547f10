import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { ItemOutcome } from '../../core/changes/bulk.js';
import { acceptAsMember, acceptAsNewcomer, acceptorOf, type Accepted } from '../../core/invitations/acceptance.js';
import {
  inviteUsers,
  type InvitationOutcome,
  type InvitationSent,
  type NewInvitation,
  type Sending,
} from '../../core/invitations/new-invitation.js';
import { renewInvitation, resendInvitation, revokeInvitation } from '../../core/invitations/sent-invitation.js';
import { badInput, DomainError } from '../../core/kernel/errors.js';
import type { InvitationId, TenantId } from '../../core/kernel/ids.js';
import { givenScope } from '../assignments/given-assignment.js';
import { belowInput, carryOut, carryOutAnonymously, givenId, present } from '../changes/carry-out.js';
import { tenantOfChange } from '../changes/tenant-of-change.js';
import type { GraphChange, GraphContext } from '../context.js';
import { withoutSecrets } from '../sessions/secret-input.js';
import { userById } from '../users/user-loaders.js';
import {
  AcceptInvitationInput,
  InviteUsersInput,
  RenewInvitationInput,
  ResendInvitationInput,
  RevokeInvitationInput,
  type InvitationInput,
} from './invitation-change-inputs.js';
import { invitationById } from './invitation-loaders.js';
import { invitationPayloads, type InvitationResultType } from './invitation-payloads.js';

const carrying =
  'Whoever sends a link hands out what it carries: everybody in the tenant, the roles and the groups must not give permissions that you do not hold yourself, and each takes what giving it needs.';

/** Changes of invitations. */
@Resolver()
export class InvitationChangeResolver {
  @Mutation(() => invitationPayloads.invite, {
    description: `Invites people by e-mail into a directory of a tenant, with an answer for each. It needs the permission \`invitation:create\` on the directory. An address has one pending invitation in a tenant at the most. Whether somebody you do not see has the address is not told. ${carrying} Errors: NOT_FOUND, INVALID for a directory of another tenant, PRIVILEGE_ESCALATION, LIMIT_EXCEEDED for more than 1,000; for each, ALREADY_EXISTS for an address with a pending invitation, INVALID for what is not of the tenant, for a role on the platform and for an end more than 90 days ahead, LIMIT_EXCEEDED for more than 100 roles or groups, FORBIDDEN and what \`assignRole\` and \`addGroupMember\` have.`,
  })
  inviteUsers(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => InviteUsersInput, { description: 'Who shall be invited.' }) input: InviteUsersInput,
  ) {
    const { invitations, directoryId } = input;
    return carryOut(
      context,
      info,
      { ...input },
      async (change) => {
        const directory = directoryId == null ? null : givenId(directoryId, ['dir'], 'directoryId');
        const tenantId = await tenantOfChange(context, change, input.tenantId);
        const wanted = invitations.map((one, n) => wantedInvitation(change, tenantId, one, 'invitations', String(n)));
        const where = { tenantId, directoryId: directory };
        return inviteUsers(change, where, wanted, { atomic: input.atomic === true, ...sendingOf(context, input) });
      },
      (outcomes) => ({ results: outcomes.map((one, n) => resultOf(context, invitations[n]?.email ?? '', one)) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => invitationPayloads.resend, {
    description: `Sends a pending invitation once more; what was sent before works, too. It needs the permission \`invitation:update\` on its directory. ${carrying} Errors: NOT_FOUND, CONFLICT, PRIVILEGE_ESCALATION, INVALID for one that is not pending, or carries what you may not give otherwise.`,
  })
  resendInvitation(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ResendInvitationInput, { description: 'The invitation.' }) input: ResendInvitationInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => resendInvitation(change, named(input), sendingOf(context, input)),
      (sent) => shown(context, sent),
      { onlyAdds: true },
    );
  }

  @Mutation(() => invitationPayloads.renew, {
    description: `Lets an invitation hold longer, also one that has expired, and sends it once more. Links that were sent before do not work any more. It needs the permission \`invitation:update\` on its directory. ${carrying} Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS when another one of the address is pending, PRIVILEGE_ESCALATION, INVALID for one that was accepted or revoked, or carries what you may not give otherwise, and for an end more than 90 days ahead.`,
  })
  renewInvitation(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RenewInvitationInput, { description: 'The invitation.' }) input: RenewInvitationInput,
  ) {
    const expiresAt = input.expiresAt ?? null;
    return carryOut(
      context,
      info,
      { ...input },
      (change) => renewInvitation(change, { ...named(input), expiresAt }, sendingOf(context, input)),
      (sent) => shown(context, sent),
      { onlyAdds: true },
    );
  }

  @Mutation(() => invitationPayloads.revoke, {
    description:
      'Takes an invitation back: its links do not work any more. It needs the permission `invitation:delete` on its directory. Errors: NOT_FOUND, CONFLICT, INVALID for one that was accepted or revoked.',
  })
  revokeInvitation(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RevokeInvitationInput, { description: 'The invitation.' }) input: RevokeInvitationInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => revokeInvitation(change, named(input)),
      ({ invitationId }) => ({ invitation: invitationById(context, invitationId) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => invitationPayloads.accept, {
    description:
      'Accepts an invitation, once. It needs no permission. Whoever has its secret need not have signed in: they make an account, unless there is one of this address, which must sign in. Who has signed in gets what it carries on their own account, whatever its address; with an account that has the address of the invitation, verified, its id is enough. Nobody accepts while they act as somebody else, or by a token that is limited. Roles and groups that the inviter may not give any more are left out; when they may not let anybody in any more, nothing is done. Errors: NOT_FOUND in the same words for a secret that never was one, was used or was taken back, ALREADY_EXISTS for a user name that is taken, and for an address that has an account, INVALID for one that has expired, and when the inviter may not let you in any more.',
  })
  async acceptInvitation(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AcceptInvitationInput, { description: 'The invitation.' }) input: AcceptInvitationInput,
  ) {
    const { secret, account } = input;
    const known = await withoutSecrets(
      { ...input, account: account && (await withoutSecrets(account, 'password')) },
      'secret',
    );
    if (context.actor !== null)
      return carryOut(
        context,
        info,
        known,
        async (change) => {
          if (account != null) throw badInput('You have signed in: leave the account out.', 'account');
          return acceptAsMember(change, acceptedBy(input), acceptorOf(change.actor));
        },
        (accepted) => entered(context, accepted),
        { onlyAdds: true },
      );
    if (context.signInProblem !== undefined) throw new DomainError('UNAUTHENTICATED', context.signInProblem);
    if (secret == null || input.id != null)
      throw new DomainError('UNAUTHENTICATED', 'Sign in first, or give the secret of the invitation alone.');
    const password = account?.password == null ? undefined : await context.passwords.hashed(account.password);
    return carryOutAnonymously(
      context,
      info,
      known,
      async (change) => {
        if (account == null) throw badInput('Give the account to be made, or sign in.', 'account');
        const displayName = account.displayName ?? undefined;
        return acceptAsNewcomer(change, secret, present({ ...account, displayName, password }));
      },
      (accepted) => entered(context, accepted),
    );
  }
}

function acceptedBy({
  secret,
  id,
}: AcceptInvitationInput): { readonly secret: string } | { readonly id: InvitationId } {
  if ((secret != null) === (id != null)) throw badInput('Give either `secret` or `id`.');
  return secret == null ? { id: givenId(id, ['inv'], 'id') } : { secret };
}

function entered(context: GraphContext, { userId, leftOut }: Accepted) {
  return {
    userId,
    user: context.actor && userById(context, userId),
    leftOut: leftOut.map(({ role, groupId, reason }) => ({ roleId: role?.roleId ?? null, groupId, reason })),
  };
}

function named({ id, version = null }: { readonly id: string; readonly version?: number | null }) {
  return { id: givenId(id, ['inv'], 'id'), version };
}

function sendingOf({ mail }: GraphContext, { sendEmail }: { readonly sendEmail?: boolean | null }): Sending {
  return { byMail: sendEmail !== false, hasServer: mail.hasServer };
}

function shown(context: GraphContext, { invitationId, secret }: InvitationSent) {
  return {
    invitation: invitationById(context, invitationId),
    link: secret && context.mail.invitationLink(secret),
  };
}

function resultOf(context: GraphContext, email: string, outcome: ItemOutcome<InvitationOutcome>): InvitationResultType {
  const result = { email, invitation: null, link: null, user: null, userErrors: [] };
  if ('problem' in outcome) return { ...result, outcome: 'REFUSED', userErrors: [belowInput(outcome.problem)] };
  const { value } = outcome;
  if ('memberId' in value) return { ...result, outcome: 'ALREADY_MEMBER', user: userById(context, value.memberId) };
  return { ...result, outcome: 'INVITED', ...shown(context, value) };
}

function wantedInvitation(
  change: GraphChange,
  tenantId: TenantId,
  { email, roles, groupIds, language, message, expiresAt }: InvitationInput,
  ...path: string[]
): NewInvitation {
  return {
    email,
    roles: (roles ?? []).map(({ roleId, scope }, n) => {
      const place = [...path, 'roles', String(n)];
      return {
        roleId: givenId(roleId, ['rol'], ...place, 'roleId'),
        // The scope of a tenant is that of the one into which somebody is invited.
        scope: givenScope({ tenantId }, change, scope, ...place, 'scope'),
      };
    }),
    groupIds: (groupIds ?? []).map((id, n) => givenId(id, ['grp'], ...path, 'groupIds', String(n))),
    language: language ?? null,
    message: message ?? null,
    expiresAt: expiresAt ?? null,
  };
}

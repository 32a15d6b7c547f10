import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Actor } from '../../core/access/actor.js';
import { mayInvite } from '../../core/access/policy/invitations.js';
import type { Invitation, InvitedRole } from '../../core/invitations/invitation.js';
import { isId } from '../../core/kernel/ids.js';
import type { ListArguments } from '../connection/connection-arguments.js';
import { lookupId } from '../connection/lookup.js';
import { rootList } from '../connection/relation.js';
import type { GraphContext } from '../context.js';
import { groupById, principalById } from '../groups/group-loaders.js';
import { GroupType } from '../groups/group-type.js';
import { ViewerType } from '../instance/instance-type.js';
import { roleById } from '../roles/role-loaders.js';
import { RoleType } from '../roles/role-type.js';
import { directoryById, tenantById } from '../tenants/tenant-loaders.js';
import { DirectoryType, TenantType } from '../tenants/tenant-type.js';
import { PrincipalType } from '../users/principal-type.js';
import { userById } from '../users/user-loaders.js';
import { UserType } from '../users/user-type.js';
import { InvitationConnection, invitationList, InvitationListArguments } from './invitation-inputs.js';
import { invitationById } from './invitation-loaders.js';
import { InvitationRoleType, InvitationType, ReceivedInvitationType } from './invitation-type.js';

/** Invitations. */
@Resolver(() => InvitationType)
export class InvitationResolver {
  @Query(() => InvitationType, {
    nullable: true,
    description: 'One invitation; null if there is none that you may see.',
  })
  invitation(@Ctx() context: GraphContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return invitationById(context, lookupId(id, 'inv'));
  }

  @Query(() => InvitationConnection, {
    description:
      'The invitations that you may see, by the permission `invitation:read`: those that were accepted, have expired or were taken back among them. Those to yourself are under `viewer`.',
  })
  invitations(@Ctx() context: GraphContext, @Args(() => InvitationListArguments) args: ListArguments) {
    const { invitations } = context.stores;
    return rootList(context, args, {
      ...invitationList,
      page: (query, page) => invitations.page(query, page),
      count: (query) => invitations.count(query),
    });
  }

  @FieldResolver(() => TenantType, {
    nullable: true,
    description: 'The tenant into which somebody is invited; null when you may not see it.',
  })
  tenant(@Root() { tenantId }: Invitation, @Ctx() context: GraphContext) {
    return tenantById(context, tenantId);
  }

  @FieldResolver(() => DirectoryType, {
    nullable: true,
    description: 'The directory in which they will have a place; null when you may not see it.',
  })
  directory(@Root() { directoryId }: Invitation, @Ctx() context: GraphContext) {
    return directoryById(context, directoryId);
  }

  @FieldResolver(() => [GroupType], {
    description: 'The groups that they will be in, as far as these are still there and you may see them.',
  })
  async groups(@Root() { groupIds }: Invitation, @Ctx() context: GraphContext) {
    const found = await Promise.all([...groupIds.map((id) => groupById(context, id))]);
    return found.filter((group) => group !== null);
  }

  @FieldResolver(() => PrincipalType, {
    nullable: true,
    description: 'Who has invited them; null when the account is gone or you may not see it.',
  })
  createdBy(@Root() { createdBy }: Invitation, @Ctx() context: GraphContext) {
    return principalById(context, createdBy);
  }

  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'Who has accepted it; null for nobody, or for somebody whom you may not see.',
  })
  acceptedBy(@Root() { acceptedBy }: Invitation, @Ctx() context: GraphContext) {
    return acceptedBy && userById(context, acceptedBy);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether you may resend and renew it, so that an interface can hide what would be refused. What comes with it you must hold besides, which is found out when it is tried.',
  })
  viewerCanUpdate(@Root() invitation: Invitation, @Ctx() { actor }: GraphContext) {
    return actor !== null && mayInvite(actor.rights, 'invitation:update', invitation).allowed;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether you may take it back, so that an interface can hide what would be refused.',
  })
  viewerCanRevoke(@Root() invitation: Invitation, @Ctx() { actor }: GraphContext) {
    return actor !== null && mayInvite(actor.rights, 'invitation:delete', invitation).allowed;
  }
}

/** The roles of invitations. */
@Resolver(() => InvitationRoleType)
export class InvitationRoleResolver {
  @FieldResolver(() => RoleType, {
    nullable: true,
    description: 'The role; null when it is gone or you may not see it.',
  })
  role(@Root() { roleId }: InvitedRole, @Ctx() context: GraphContext) {
    return roleById(context, roleId);
  }
}

/** The invitations of the caller. */
@Resolver(() => ViewerType)
export class ViewerInvitationResolver {
  @FieldResolver(() => [ReceivedInvitationType], {
    description:
      'The invitations that you can accept: those sent to the address of your account, if that is verified; the newest 100. None when your token is limited.',
  })
  invitations(@Root() { principalId, tenantId, scopes }: Actor, @Ctx() { stores }: GraphContext) {
    if (!isId(principalId, 'usr') || tenantId !== null || scopes !== null) return [];
    return stores.invitations.receivedBy(principalId);
  }
}

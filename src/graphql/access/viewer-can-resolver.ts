import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { mayChangeGroup, mayManageMembers } from '../../core/access/policy/groups.js';
import { mayChangeUser } from '../../core/access/policy/people.js';
import { placeOfDomain, placeOfTenant } from '../../core/access/policy/places.js';
import { mayAssignRoles, mayChangeRole, mayRevoke } from '../../core/access/policy/roles.js';
import {
  mayChangeDirectory,
  mayChangeDomain,
  mayChangeServiceAccount,
  mayUpdateTenant,
} from '../../core/access/policy/tenants.js';
import type { CarriedPermission } from '../../core/access/ceiling.js';
import { placeOf, type Place } from '../../core/access/scope.js';
import type { RoleAssignment } from '../../core/assignments/assignment.js';
import type { Group } from '../../core/groups/group.js';
import type { Role } from '../../core/roles/role.js';
import type { Directory, Domain, Tenant } from '../../core/tenants/tenant.js';
import type { ServiceAccount, User } from '../../core/users/user.js';
import { RoleAssignmentType } from '../assignments/assignment-type.js';
import { onceLoaded, type Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';
import { GroupType } from '../groups/group-type.js';
import { RoleType } from '../roles/role-type.js';
import { DirectoryType, DomainType, TenantType } from '../tenants/tenant-type.js';
import { ServiceAccountType, UserType } from '../users/user-type.js';
import { carriedBy, domainPathOf, outranksOf, tenantIdsOf } from './access-loaders.js';
import { actorOf } from './asked-place.js';

const ability = (what: string, unless = '') => ({
  description: `Whether you may ${what}, so that an interface can hide what would be refused.${unless}`,
});
const synced = ' Nobody may when another system keeps it.';

/** What the caller may do with groups. */
@Resolver(() => GroupType)
export class GroupAbilityResolver {
  @FieldResolver(() => Boolean, ability('change it', ' Nobody may when it is built in or another system keeps it.'))
  viewerCanUpdate(@Root() group: Group, @Ctx() context: GraphContext) {
    return mayChangeGroup(rightsOf(context), 'group:update', group).allowed;
  }

  @FieldResolver(() => Boolean, ability('delete it', ' Nobody may when it is built in or another system keeps it.'))
  viewerCanDelete(@Root() group: Group, @Ctx() context: GraphContext) {
    return mayChangeGroup(rightsOf(context), 'group:delete', group).allowed;
  }

  @FieldResolver(() => Boolean, ability('add members to it and remove them', ` Its owners may.${synced}`))
  viewerCanManageMembers(@Root() group: Group, @Ctx() context: GraphContext) {
    return mayManageMembers(actorOf(context), group).allowed;
  }
}

const withinOwn = ' Nobody may when it is built in, nor who does not hold everything that it allows themself.';

/** What the caller may do with roles. */
@Resolver(() => RoleType)
export class RoleAbilityResolver {
  @FieldResolver(() => Boolean, ability('change it', withinOwn))
  viewerCanUpdate(@Root() role: Role, @Ctx() context: GraphContext) {
    return mayChangeThis(context, 'role:update', role);
  }

  @FieldResolver(() => Boolean, ability('delete it', withinOwn))
  viewerCanDelete(@Root() role: Role, @Ctx() context: GraphContext) {
    return mayChangeThis(context, 'role:delete', role);
  }
}

// What it carries need be read only for those who may change roles there at all.
function mayChangeThis(context: GraphContext, permission: Parameters<typeof mayChangeRole>[1], role: Role) {
  const decide = (carried: readonly CarriedPermission[]) =>
    mayChangeRole(rightsOf(context), permission, role, carried).allowed;
  return decide([]) && onceLoaded(carriedBy(context, role.id), decide);
}

const stronger = ' Nobody may whose own permissions are less.';
const everyTenant = ` It takes the permission on every tenant that they have access to, or on the platform.${stronger}${synced}`;

/** What the caller may do with people. */
@Resolver(() => UserType)
export class UserAbilityResolver {
  @FieldResolver(() => Boolean, ability('change their profile', everyTenant))
  viewerCanUpdate(@Root() user: User, @Ctx() context: GraphContext) {
    return mayChange(context, 'user:update', user);
  }

  @FieldResolver(() => Boolean, ability('deactivate and reactivate their account', everyTenant))
  viewerCanDeactivate(@Root() user: User, @Ctx() context: GraphContext) {
    return mayChange(context, 'user:deactivate', user);
  }

  @FieldResolver(() => Boolean, ability('have their account deleted', everyTenant))
  viewerCanDelete(@Root() user: User, @Ctx() context: GraphContext) {
    return mayChange(context, 'user:delete', user);
  }
}

function mayChange(context: GraphContext, permission: Parameters<typeof mayChangeUser>[1], user: User) {
  return onceLoaded(
    tenantIdsOf(context, user.id),
    (tenantIds) =>
      mayChangeUser(rightsOf(context), permission, user, tenantIds).allowed && notOutranked(context, user.id),
  );
}

function notOutranked(context: GraphContext, id: User['id'] | ServiceAccount['id']): Loaded<boolean> {
  return onceLoaded(outranksOf(context, actorOf(context), id), (outranks) => !outranks);
}

/** What the caller may do with service accounts. */
@Resolver(() => ServiceAccountType)
export class ServiceAccountAbilityResolver {
  @FieldResolver(() => Boolean, ability('change it', stronger))
  viewerCanUpdate(@Root() account: ServiceAccount, @Ctx() context: GraphContext) {
    const { allowed } = mayChangeServiceAccount(rightsOf(context), 'service-account:update', account);
    return allowed && notOutranked(context, account.id);
  }

  @FieldResolver(() => Boolean, ability('delete it', stronger))
  viewerCanDelete(@Root() account: ServiceAccount, @Ctx() context: GraphContext) {
    const { allowed } = mayChangeServiceAccount(rightsOf(context), 'service-account:delete', account);
    return allowed && notOutranked(context, account.id);
  }
}

/** What the caller may do with tenants. */
@Resolver(() => TenantType)
export class TenantAbilityResolver {
  @FieldResolver(() => Boolean, ability('change it'))
  viewerCanUpdate(@Root() tenant: Tenant, @Ctx() context: GraphContext) {
    return mayUpdateTenant(rightsOf(context), tenant).allowed;
  }

  @FieldResolver(() => Boolean, ability('give roles on it as a whole'))
  viewerCanAssignRoles(@Root() tenant: Tenant, @Ctx() context: GraphContext) {
    return mayAssignRoles(rightsOf(context), placeOfTenant(tenant.id)).allowed;
  }
}

/** What the caller may do with directories. */
@Resolver(() => DirectoryType)
export class DirectoryAbilityResolver {
  @FieldResolver(() => Boolean, ability('change it'))
  viewerCanUpdate(@Root() directory: Directory, @Ctx() context: GraphContext) {
    return mayChangeDirectory(rightsOf(context), 'directory:update', directory).allowed;
  }

  @FieldResolver(() => Boolean, ability('delete it'))
  viewerCanDelete(@Root() directory: Directory, @Ctx() context: GraphContext) {
    return mayChangeDirectory(rightsOf(context), 'directory:delete', directory).allowed;
  }
}

/** What the caller may do with domains. */
@Resolver(() => DomainType)
export class DomainAbilityResolver {
  @FieldResolver(() => Boolean, ability('change it', synced))
  viewerCanUpdate(@Root() domain: Domain, @Ctx() context: GraphContext) {
    return onPlace(context, domain, (place) => mayChangeDomain(rightsOf(context), 'domain:update', domain, place));
  }

  @FieldResolver(() => Boolean, ability('delete it', synced))
  viewerCanDelete(@Root() domain: Domain, @Ctx() context: GraphContext) {
    return onPlace(context, domain, (place) => mayChangeDomain(rightsOf(context), 'domain:delete', domain, place));
  }

  @FieldResolver(() => Boolean, ability('give roles on it'))
  viewerCanAssignRoles(@Root() domain: Domain, @Ctx() context: GraphContext) {
    return onPlace(context, domain, (place) => mayAssignRoles(rightsOf(context), place));
  }
}

/** What the caller may do with role assignments. */
@Resolver(() => RoleAssignmentType)
export class RoleAssignmentAbilityResolver {
  @FieldResolver(() => Boolean, ability('revoke it', ` Nobody may who holds less than it gives.${synced}`))
  viewerCanDelete(@Root() assignment: RoleAssignment, @Ctx() context: GraphContext) {
    const { scope } = assignment;
    const decide = (place: Place, carried: readonly CarriedPermission[]) =>
      mayRevoke(rightsOf(context), assignment, place, carried).allowed;
    const mayThere = (place: Place) =>
      decide(place, []) && onceLoaded(carriedBy(context, assignment.roleId), (carried) => decide(place, carried));
    const { tenantId, domainId } = scope;
    if (tenantId === null || domainId === null) return mayThere(placeOf(scope));
    return onceLoaded(domainPathOf(context, domainId), (path) =>
      mayThere(placeOfDomain({ id: domainId, tenantId }, path ?? [domainId])),
    );
  }
}

function rightsOf(context: GraphContext) {
  return actorOf(context).rights;
}

// Of a domain that the caller does not see it is not known what is above: then only rights on itself and its tenant count.
function onPlace(
  context: GraphContext,
  domain: Parameters<typeof placeOfDomain>[0],
  decide: (place: Place) => { readonly allowed: boolean },
): Loaded<boolean> {
  return onceLoaded(
    domainPathOf(context, domain.id),
    (path) => decide(placeOfDomain(domain, path ?? [domain.id])).allowed,
  );
}

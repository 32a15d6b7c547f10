import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { badInput } from '../../core/kernel/errors.js';
import type { TenantId, UserId } from '../../core/kernel/ids.js';
import { grantTenantAccess, revokeTenantAccess, type Grantee } from '../../core/users/access-changes.js';
import { removeUserFromDirectory, restoreUser, suspendUser, type PlaceKey } from '../../core/users/place-changes.js';
import { carryOut, givenId } from '../changes/carry-out.js';
import { tenantOfChange } from '../changes/tenant-of-change.js';
import type { GraphContext } from '../context.js';
import { directoryById, tenantById } from '../tenants/tenant-loaders.js';
import { DirectoryPlaceInput, GrantTenantAccessInput, RevokeTenantAccessInput } from './user-change-inputs.js';
import { userById } from './user-loaders.js';
import { userPayloads } from './user-payloads.js';

const noStronger = 'Nobody may do it to somebody who holds more in the tenant than they do.';

/** Changes of people's access to tenants and directories. */
@Resolver()
export class AccessChangeResolver {
  @Mutation(() => userPayloads.tenantAccess, {
    description:
      'Gives a person access to a tenant with a place in a directory, or a place in one more directory. It needs the permission `tenant-access:grant` on the tenant. Whoever holds it may name somebody whom they do not see by exact user name or e-mail address: the answer tells that they have access now and shows them as the tenant sees its people, and NOT_FOUND that there is nobody of that name who has access to any tenant. Each attempt is in the audit trail. Errors: NOT_FOUND, ALREADY_EXISTS for who has that place, INVALID for a directory of another tenant, PRIVILEGE_ESCALATION when everybody there has more than you do.',
  })
  grantTenantAccess(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => GrantTenantAccessInput, { description: 'Who shall get what.' }) input: GrantTenantAccessInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      async (change) =>
        grantTenantAccess(change, {
          grantee: granteeOf(input),
          tenantId: await tenantOfChange(context, change, input.tenantId),
          directoryId: input.directoryId == null ? null : givenId(input.directoryId, ['dir'], 'directoryId'),
        }),
      (access) => shown(context, access),
      { onlyAdds: true },
    );
  }

  @Mutation(() => userPayloads.tenantAccess, {
    description: `Takes a person's access to a tenant, with all roles and memberships that they have there; API tokens for this tenant alone end. The account stays. It needs the permission \`tenant-access:revoke\` on the tenant. ${noStronger} Errors: NOT_FOUND, EXTERNALLY_MANAGED, LAST_ADMINISTRATOR.`,
  })
  revokeTenantAccess(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RevokeTenantAccessInput, { description: 'Who shall lose what.' })
    input: RevokeTenantAccessInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      async (change) =>
        revokeTenantAccess(change, {
          userId: givenId(input.userId, ['usr'], 'userId'),
          tenantId: await tenantOfChange(context, change, input.tenantId),
        }),
      (access) => shown(context, access),
    );
  }

  @Mutation(() => userPayloads.directoryPlace, {
    description: `Suspends a person in a directory; roles and memberships stay. Suspended in every directory of a tenant where they are, they hold nothing there. One who is suspended stays so. It needs the permission \`tenant-access:suspend\` on the directory. ${noStronger} Errors: NOT_FOUND, EXTERNALLY_MANAGED, LAST_ADMINISTRATOR.`,
  })
  suspendUser(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DirectoryPlaceInput, { description: 'Who, and where.' }) input: DirectoryPlaceInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => suspendUser(change, placeKey(input)),
      (place) => placeShown(context, place),
    );
  }

  @Mutation(() => userPayloads.directoryPlace, {
    description: `Ends a suspension; one who is not suspended stays so. It needs the permission \`tenant-access:suspend\` on the directory. ${noStronger} Errors: NOT_FOUND, EXTERNALLY_MANAGED.`,
  })
  restoreUser(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DirectoryPlaceInput, { description: 'Who, and where.' }) input: DirectoryPlaceInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => restoreUser(change, placeKey(input)),
      (place) => placeShown(context, place),
      { onlyAdds: true },
    );
  }

  @Mutation(() => userPayloads.removeUserFromDirectory, {
    description: `Takes a person out of a directory, with the roles on it and the memberships in its groups. When it is their last one in the tenant, they lose their access to that, as \`revokeTenantAccess\` takes it. It needs the permission \`tenant-access:revoke\` on the directory, for the last one on the tenant. ${noStronger} Errors: NOT_FOUND, EXTERNALLY_MANAGED, LAST_ADMINISTRATOR.`,
  })
  removeUserFromDirectory(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DirectoryPlaceInput, { description: 'Who, and where.' }) input: DirectoryPlaceInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => removeUserFromDirectory(change, placeKey(input)),
      (removed) => ({ ...placeShown(context, removed), tenantLeft: tenantById(context, removed.tenantLeft) }),
    );
  }
}

function granteeOf({ userId, username, email, dryRun }: GrantTenantAccessInput): Grantee {
  const given = [userId, username, email].filter((one) => one != null);
  if (given.length !== 1) throw badInput('Name the person by exactly one of `userId`, `username` and `email`.');
  if (userId != null) return { by: 'id', id: givenId(userId, ['usr'], 'userId') };
  // A dry run leaves no trace, and must not be a way to try out names.
  if (dryRun === true) throw badInput('A dry run is about somebody whom you see: give their `userId`.', 'dryRun');
  return username != null ? { by: 'username', username } : { by: 'email', email: email as string };
}

function shown(context: GraphContext, { userId, tenantId }: { readonly userId: UserId; readonly tenantId: TenantId }) {
  return { user: userById(context, userId), tenant: tenantById(context, tenantId) };
}

function placeKey({ userId, directoryId }: DirectoryPlaceInput): PlaceKey {
  return { userId: givenId(userId, ['usr'], 'userId'), directoryId: givenId(directoryId, ['dir'], 'directoryId') };
}

function placeShown(context: GraphContext, { userId, directoryId }: PlaceKey) {
  return { user: userById(context, userId), directory: directoryById(context, directoryId) };
}

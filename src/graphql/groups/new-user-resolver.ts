import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { mayCreateUser } from '../../core/access/policy/people.js';
import { mustBeThere } from '../../core/changes/decided.js';
import { createUserInGroups } from '../../core/groups/new-member.js';
import type { NewUserPlace } from '../../core/users/new-user.js';
import { carryOut, givenId, present } from '../changes/carry-out.js';
import { tenantOfChange } from '../changes/tenant-of-change.js';
import type { GraphChange, GraphContext } from '../context.js';
import { CreateUserInput } from '../users/user-change-inputs.js';
import { userById } from '../users/user-loaders.js';
import { userPayloads } from '../users/user-payloads.js';

/** Makes people, who may be in groups from the start. */
@Resolver()
export class NewUserResolver {
  @Mutation(() => userPayloads.createUser, {
    description:
      'Makes a person with access to a tenant, or, with the permission on the platform, without. It needs the permission `user:create` on the directory. An e-mail address belongs to one person on the whole instance: when somebody of another tenant whom you do not see has it, that person gets access to the tenant, keeps their profile, and is the `user` of the answer, which is the same as for somebody new in all else. Somebody whom you see, or who has no tenant, is ALREADY_EXISTS. User names and external ids are always told when they are taken. Everybody in the tenant, and whoever is in the groups, must not get permissions that you do not hold yourself. Errors: NOT_FOUND, ALREADY_EXISTS, PRIVILEGE_ESCALATION, INVALID for a directory or group of another tenant.',
  })
  createUser(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateUserInput, { description: 'The person.' }) input: CreateUserInput,
  ) {
    const { tenantId, directoryId, groupIds, emailVerified, displayName, ...profile } = input;
    return carryOut(
      context,
      info,
      { ...input },
      async (change) =>
        createUserInGroups(
          change,
          present({
            ...profile,
            emailVerified: emailVerified ?? undefined,
            displayName: displayName ?? undefined,
          }),
          await placeOf(context, change, { tenantId, directoryId }),
          (groupIds ?? []).map((id, n) => givenId(id, ['grp'], 'groupIds', String(n))),
        ),
      ({ userId }) => ({ user: userById(context, userId) }),
      { onlyAdds: true },
    );
  }
}

async function placeOf(
  context: GraphContext,
  change: GraphChange,
  { tenantId, directoryId: given }: Pick<CreateUserInput, 'tenantId' | 'directoryId'>,
): Promise<NewUserPlace> {
  const directoryId = given == null ? null : givenId(given, ['dir'], 'directoryId');
  if (directoryId !== null && tenantId == null) {
    const [directory] = await change.seen.directories.byIds([directoryId]);
    return { tenantId: mustBeThere(directory, 'directory', 'directoryId').tenantId, directoryId };
  }
  const isOfPlatform = mayCreateUser(change.actor.rights, null).allowed;
  if (tenantId == null && context.tenantId === null && isOfPlatform) return null;
  return { tenantId: await tenantOfChange(context, change, tenantId), directoryId };
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { createDirectory, deleteDirectory, updateDirectory } from '../../core/tenants/directory-changes.js';
import { carryOut, givenFact, givenId, present } from '../changes/carry-out.js';
import { tenantOfChange } from '../changes/tenant-of-change.js';
import type { GraphContext } from '../context.js';
import { CreateDirectoryInput, DeleteDirectoryInput, UpdateDirectoryInput } from './tenant-change-inputs.js';
import { directoryById } from './tenant-loaders.js';
import { tenantPayloads } from './tenant-payloads.js';

/** Changes of directories. */
@Resolver()
export class DirectoryChangeResolver {
  @Mutation(() => tenantPayloads.createDirectory, {
    description:
      'Makes a directory in a tenant. It needs the permission `directory:create` on the tenant. Errors: NOT_FOUND, ALREADY_EXISTS for a name that the tenant has.',
  })
  createDirectory(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateDirectoryInput, { description: 'The directory.' }) input: CreateDirectoryInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      async (change) =>
        createDirectory(change, {
          tenantId: await tenantOfChange(context, change, input.tenantId),
          name: input.name,
          description: input.description ?? null,
        }),
      ({ directoryId }) => ({ directory: directoryById(context, directoryId) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => tenantPayloads.updateDirectory, {
    description:
      'Changes a directory, or makes it the default one. It needs the permission `directory:update`, for another default on both directories. Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS for a name that the tenant has, INVALID when no directory would be the default one.',
  })
  updateDirectory(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => UpdateDirectoryInput, { description: 'What shall change.' }) input: UpdateDirectoryInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        updateDirectory(
          change,
          present({
            id: givenId(input.id, ['dir'], 'id'),
            version: input.version,
            name: givenFact(input.name, 'name'),
            description: input.description,
            isDefault: givenFact(input.isDefault, 'isDefault'),
          }),
        ),
      ({ directoryId }) => ({ directory: directoryById(context, directoryId) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => tenantPayloads.deleteDirectory, {
    description:
      'Deletes a directory that has neither groups nor people and on which no roles are given (IN_USE otherwise); never the default one. It needs the permission `directory:delete`. Errors: NOT_FOUND, CONFLICT, IN_USE also for the default one.',
  })
  deleteDirectory(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DeleteDirectoryInput, { description: 'The directory.' }) input: DeleteDirectoryInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => deleteDirectory(change, present({ id: givenId(input.id, ['dir'], 'id'), version: input.version })),
      ({ directoryId }) => ({ deletedDirectoryId: directoryId }),
      { onlyAdds: true },
    );
  }
}

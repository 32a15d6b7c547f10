import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import {
  createServiceAccount,
  deleteServiceAccount,
  updateServiceAccount,
} from '../../core/users/service-account-changes.js';
import { carryOut, givenFact, givenId, present } from '../changes/carry-out.js';
import { payloadType } from '../changes/payload.js';
import { tenantOfChange } from '../changes/tenant-of-change.js';
import type { GraphContext } from '../context.js';
import {
  CreateServiceAccountInput,
  DeleteServiceAccountInput,
  UpdateServiceAccountInput,
} from './service-account-change-inputs.js';
import { serviceAccountById } from './user-loaders.js';
import { ServiceAccountType } from './user-type.js';

const access = { access: true };
const serviceAccount = [() => ServiceAccountType, 'The service account; null when it was not done.'] as const;
const deletedServiceAccountId = [
  () => ID,
  'The id of the service account that is gone; null when it was not done.',
] as const;
const payloads = {
  create: payloadType('CreateServiceAccount', 'making a service account', { serviceAccount }),
  update: payloadType('UpdateServiceAccount', 'changing a service account', { serviceAccount }, access),
  delete: payloadType('DeleteServiceAccount', 'deleting a service account', { deletedServiceAccountId }, access),
};
const stronger = 'Nobody may with an account that holds more than they do themself.';

/** Changes of service accounts. */
@Resolver()
export class ServiceAccountChangeResolver {
  @Mutation(() => payloads.create, {
    description:
      'Makes a service account, which may do nothing until it is given roles. It needs the permission `service-account:create` on the tenant. Errors: NOT_FOUND, ALREADY_EXISTS for a name that the tenant has.',
  })
  createServiceAccount(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateServiceAccountInput, { description: 'The service account.' })
    input: CreateServiceAccountInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      async (change) =>
        createServiceAccount(change, {
          tenantId: await tenantOfChange(context, change, input.tenantId),
          name: input.name,
          description: input.description ?? null,
        }),
      ({ accountId }) => ({ serviceAccount: serviceAccountById(context, accountId) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => payloads.update, {
    description: `Changes a service account. It needs the permission \`service-account:update\`. ${stronger} Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS for a name that the tenant has.`,
  })
  updateServiceAccount(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => UpdateServiceAccountInput, { description: 'What shall change.' })
    input: UpdateServiceAccountInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        updateServiceAccount(
          change,
          present({
            id: givenId(input.id, ['svc'], 'id'),
            version: input.version,
            name: givenFact(input.name, 'name'),
            description: input.description,
            status: givenFact(input.status, 'status'),
          }),
        ),
      ({ accountId }) => ({ serviceAccount: serviceAccountById(context, accountId) }),
    );
  }

  @Mutation(() => payloads.delete, {
    description: `Deletes a service account, with its tokens, its memberships and the roles that were given to it. It needs the permission \`service-account:delete\`. ${stronger} Errors: NOT_FOUND, CONFLICT.`,
  })
  deleteServiceAccount(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DeleteServiceAccountInput, { description: 'The service account.' })
    input: DeleteServiceAccountInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        deleteServiceAccount(change, present({ id: givenId(input.id, ['svc'], 'id'), version: input.version })),
      ({ accountId }) => ({ deletedServiceAccountId: accountId }),
    );
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { createTenant } from '../../core/founding/create-tenant.js';
import type { TenantId } from '../../core/kernel/ids.js';
import { deactivateTenant, reactivateTenant, updateTenant } from '../../core/tenants/tenant-changes.js';
import { carryOut, givenFact, givenId, present } from '../changes/carry-out.js';
import type { GraphContext } from '../context.js';
import {
  CreateTenantInput,
  DeactivateTenantInput,
  ReactivateTenantInput,
  UpdateTenantInput,
} from './tenant-change-inputs.js';
import { tenantById } from './tenant-loaders.js';
import { tenantPayloads } from './tenant-payloads.js';

/** Changes of tenants. */
@Resolver()
export class TenantChangeResolver {
  @Mutation(() => tenantPayloads.createTenant, {
    description:
      'Makes a tenant with a default directory and the built-in group "Everyone", which has the role "Member" on it. It needs the permission `tenant:create` on the platform; to name an administrator also `tenant-access:grant`, `role-assignment:create`, and whatever that role allows. Errors: ALREADY_EXISTS for a slug that another tenant has, NOT_FOUND, PRIVILEGE_ESCALATION.',
  })
  createTenant(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateTenantInput, { description: 'The tenant.' }) input: CreateTenantInput,
  ) {
    const { slug, name, description = null, administratorId } = input;
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        createTenant(change, {
          slug,
          name,
          description,
          administratorId: administratorId == null ? null : givenId(administratorId, ['usr'], 'administratorId'),
        }),
      shown(context),
      { onlyAdds: true },
    );
  }

  @Mutation(() => tenantPayloads.updateTenant, {
    description:
      'Changes a tenant. It needs the permission `tenant:update`. Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS for a slug that another tenant has.',
  })
  updateTenant(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => UpdateTenantInput, { description: 'What shall change.' }) input: UpdateTenantInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        updateTenant(
          change,
          present({
            id: givenId(input.id, ['ten'], 'id'),
            version: input.version,
            slug: givenFact(input.slug, 'slug'),
            name: givenFact(input.name, 'name'),
            description: input.description,
            hidesEmail: givenFact(input.hidesEmail, 'hidesEmail'),
            maxTokenDays: input.maxTokenDays,
          }),
        ),
      shown(context),
      { onlyAdds: true },
    );
  }

  @Mutation(() => tenantPayloads.deactivateTenant, {
    description:
      'Deactivates a tenant: at once its tokens and service accounts are dead, and nobody has any right in it but those who have it on the platform. Nothing is deleted. It needs the permission `tenant:deactivate`. Errors: NOT_FOUND, CONFLICT, LAST_ADMINISTRATOR.',
  })
  deactivateTenant(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DeactivateTenantInput, { description: 'The tenant.' }) input: DeactivateTenantInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => deactivateTenant(change, statusChange(input)),
      shown(context),
    );
  }

  @Mutation(() => tenantPayloads.reactivateTenant, {
    description:
      'Lets a tenant work again, with everything that was in it. It needs the permission `tenant:deactivate`, which nobody but those who have it on the platform has there until then. Errors: NOT_FOUND, CONFLICT.',
  })
  reactivateTenant(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ReactivateTenantInput, { description: 'The tenant.' }) input: ReactivateTenantInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => reactivateTenant(change, statusChange(input)),
      shown(context),
      { onlyAdds: true },
    );
  }
}

function statusChange({ id, version, reason }: DeactivateTenantInput | ReactivateTenantInput) {
  return present({ id: givenId(id, ['ten'], 'id'), version, reason });
}

function shown(context: GraphContext) {
  return ({ tenantId }: { readonly tenantId: TenantId }) => ({ tenant: tenantById(context, tenantId) });
}

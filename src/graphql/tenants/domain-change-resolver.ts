import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { badInput } from '../../core/kernel/errors.js';
import type { DomainId } from '../../core/kernel/ids.js';
import { createDomain, deleteDomain, updateDomain } from '../../core/tenants/domain-changes.js';
import { moveDomain } from '../../core/tenants/domain-moves.js';
import { carryOut, givenFact, givenId, present } from '../changes/carry-out.js';
import { tenantOfChange } from '../changes/tenant-of-change.js';
import type { GraphChange, GraphContext } from '../context.js';
import { CreateDomainInput, DeleteDomainInput, MoveDomainInput, UpdateDomainInput } from './domain-change-inputs.js';
import { domainById } from './tenant-loaders.js';
import { tenantPayloads } from './tenant-payloads.js';

/** Changes of domains. */
@Resolver()
export class DomainChangeResolver {
  @Mutation(() => tenantPayloads.createDomain, {
    description:
      'Makes a domain, under at most 49 others. It needs the permission `domain:create` on the domain above it, or on the tenant. Errors: NOT_FOUND, ALREADY_EXISTS for a path that the tenant has, LIMIT_EXCEEDED for more than 50 levels.',
  })
  createDomain(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateDomainInput, { description: 'The domain.' }) input: CreateDomainInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      async (change) =>
        createDomain(change, {
          under: await placeOfNew(context, change, input),
          name: input.name,
          description: input.description ?? null,
        }),
      shown(context),
      { onlyAdds: true },
    );
  }

  @Mutation(() => tenantPayloads.updateDomain, {
    description:
      'Renames or describes a domain; with a new name the paths of all domains under it change. It needs the permission `domain:update`. Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS for a path that the tenant has, EXTERNALLY_MANAGED.',
  })
  updateDomain(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => UpdateDomainInput, { description: 'What shall change.' }) input: UpdateDomainInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        updateDomain(
          change,
          present({
            id: givenId(input.id, ['dom'], 'id'),
            version: input.version,
            name: givenFact(input.name, 'name'),
            description: input.description,
          }),
        ),
      shown(context),
      { onlyAdds: true },
    );
  }

  @Mutation(() => tenantPayloads.moveDomain, {
    description:
      'Moves a domain, with all under it, under another one of its tenant or to the root. Roles on the new place hold on it from then on, those on the old place no longer; `dryRun` tells whom that would give or take what on it. It needs the permissions `domain:update` on the domain and `domain:create` on the new parent or the tenant, and whatever the roles on the new place would give others on the domain (PRIVILEGE_ESCALATION). Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS for a path that the tenant has, INVALID for a circle or another tenant, LIMIT_EXCEEDED for more than 50 levels, EXTERNALLY_MANAGED.',
  })
  moveDomain(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => MoveDomainInput, { description: 'Where it shall lie.' }) input: MoveDomainInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        moveDomain(
          change,
          present({
            id: givenId(input.id, ['dom'], 'id'),
            version: input.version,
            parentId: input.parentId == null ? null : givenId(input.parentId, ['dom'], 'parentId'),
          }),
        ),
      shown(context),
    );
  }

  @Mutation(() => tenantPayloads.deleteDomain, {
    description:
      'Deletes a domain that has no others under it, and on which no roles are given unless you say `onUse: CASCADE`. It needs the permission `domain:delete`, to take the roles away also `role-assignment:delete` there. Errors: NOT_FOUND, CONFLICT, IN_USE, EXTERNALLY_MANAGED.',
  })
  deleteDomain(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DeleteDomainInput, { description: 'The domain.' }) input: DeleteDomainInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        deleteDomain(
          change,
          present({
            id: givenId(input.id, ['dom'], 'id'),
            version: input.version,
            onUse: input.onUse ?? 'RESTRICT',
          }),
        ),
      ({ domainId }) => ({ deletedDomainId: domainId }),
    );
  }
}

async function placeOfNew(context: GraphContext, change: GraphChange, { parentId, tenantId }: CreateDomainInput) {
  if (parentId == null) return { tenantId: await tenantOfChange(context, change, tenantId) };
  if (tenantId != null) throw badInput('Give either `parentId` or `tenantId`, not both.', 'tenantId');
  return { parentId: givenId(parentId, ['dom'], 'parentId') };
}

function shown(context: GraphContext) {
  return ({ domainId }: { readonly domainId: DomainId }) => ({ domain: domainById(context, domainId) });
}

import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { auditActionsFor } from '../../core/audit/audit-actions.js';
import type { AuditEvent } from '../../core/audit/audit-event.js';
import type { ListArguments } from '../connection/connection-arguments.js';
import { lookupId } from '../connection/lookup.js';
import { rootList } from '../connection/relation.js';
import type { GraphContext } from '../context.js';
import { principalById } from '../groups/group-loaders.js';
import { tenantById } from '../tenants/tenant-loaders.js';
import { doors } from '../schema/doors.js';
import { TenantType } from '../tenants/tenant-type.js';
import { apiTokenById } from '../tokens/token-loaders.js';
import { ApiTokenType } from '../tokens/token-type.js';
import { PrincipalType } from '../users/principal-type.js';
import { AuditEventConnection, auditEventList, AuditEventListArguments } from './audit-inputs.js';
import { auditEventById } from './audit-loaders.js';
import { AuditEventType } from './audit-type.js';

/** The audit trail. */
@Resolver(() => AuditEventType)
export class AuditEventResolver {
  @Query(() => AuditEventType, {
    nullable: true,
    description: 'One event of the audit trail; null if there is none that you may see.',
  })
  auditEvent(@Ctx() context: GraphContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return auditEventById(context, lookupId(id, 'evt'));
  }

  @Query(() => AuditEventConnection, {
    description:
      'What was done and tried, the oldest first unless told otherwise. It needs the permission `audit-event:read` on the tenant; events of the instance, and those that concern several tenants, need it on the platform.',
  })
  auditEvents(@Ctx() context: GraphContext, @Args(() => AuditEventListArguments) args: ListArguments) {
    const { audit } = context.stores;
    return rootList(context, args, {
      ...auditEventList,
      page: (query, page) => audit.page(query, page),
      count: (query) => audit.count(query),
    });
  }

  @Query(() => [String], {
    description:
      'What `AuditEvent.action` can be, by name, to offer it as a filter: every mutation, and what the command line and the instance itself do. Empty for whoever may read the events of no tenant.',
  })
  auditActions(@Ctx() { actor }: GraphContext) {
    return actor === null ? [] : auditActionsFor(actor.rights, Object.keys(doors['Mutation'] ?? {}));
  }

  @FieldResolver(() => PrincipalType, {
    nullable: true,
    description: 'Who did it; null for nobody who had signed in, and for whom you may not see or who has gone.',
  })
  actor(@Root() event: AuditEvent, @Ctx() context: GraphContext) {
    return principalById(context, event.actorId);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The id of who did it, also when they have gone.' })
  actorId(@Root() event: AuditEvent) {
    return event.actorId;
  }

  @FieldResolver(() => PrincipalType, {
    nullable: true,
    description: 'Who acted in their name; null for nobody, and for whom you may not see or who has gone.',
  })
  impersonator(@Root() event: AuditEvent, @Ctx() context: GraphContext) {
    return principalById(context, event.impersonatorId);
  }

  @FieldResolver(() => ApiTokenType, {
    nullable: true,
    description: 'The API token that was used; null for another credential, and for one that you may not see.',
  })
  token(@Root() event: AuditEvent, @Ctx() context: GraphContext) {
    return apiTokenById(context, event.tokenId);
  }

  @FieldResolver(() => TenantType, {
    nullable: true,
    description: 'The tenant that it concerns; null for the instance, and for several.',
  })
  tenant(@Root() event: AuditEvent, @Ctx() context: GraphContext) {
    return tenantById(context, event.tenantId);
  }
}

import { Args, Ctx, FieldResolver, ObjectType, Field, Resolver, Root } from 'type-graphql';
import type { HeldPermission, RightDifference } from '../../core/access/right-difference.js';
import { pageOfKnown } from '../../core/access/question.js';
import { placeOf, type Place, type Scope } from '../../core/access/scope.js';
import type { PrincipalId } from '../../core/kernel/ids.js';
import { readCursor } from '../../core/kernel/cursor.js';
import { everything, queryShape } from '../../core/kernel/condition.js';
import { pageRequest } from '../../core/kernel/page.js';
import { ScopeType } from '../assignments/assignment-type.js';
import { AccessPreviewType } from '../changes/payload.js';
import { ConnectionArguments } from '../connection/connection-arguments.js';
import { NodeConnection } from '../connection/connection.js';
import type { Loaded } from '../connection/loaders.js';
import { connectionType } from '../connection/connection-type.js';
import type { GraphContext } from '../context.js';
import { principalById } from '../groups/group-loaders.js';
import { PermissionType } from '../roles/role-type.js';
import { PrincipalType } from '../users/principal-type.js';
import { onceLoaded } from '../connection/loaders.js';
import { domainPathOf, permissionOfRight } from './access-loaders.js';
import { actorOf } from './asked-place.js';

const asked = 'role-assignment:read';

/** A permission that somebody would gain or lose. */
@ObjectType('PermissionOnScope', {
  simpleResolvers: true,
  description: 'A permission on the scope on which somebody gains or loses it.',
})
export class PermissionOnScopeType {
  @Field(() => ScopeType, { description: 'On what, with all that lies in it.' })
  scope!: HeldPermission['scope'];
}

/** What a permission on a scope is. */
@Resolver(() => PermissionOnScopeType)
export class PermissionOnScopeResolver {
  @FieldResolver(() => PermissionType, {
    nullable: true,
    description: 'The permission; null when it has gone meanwhile.',
  })
  permission(@Root() held: HeldPermission, @Ctx() context: GraphContext) {
    return permissionOfRight(context, held.permission);
  }
}

/** What somebody would gain and lose. */
@ObjectType('AccessDifference', { description: 'What a person or service account would gain and lose.' })
export class AccessDifferenceType {}

/** What a difference is made of. */
@Resolver(() => AccessDifferenceType)
export class AccessDifferenceResolver {
  @FieldResolver(() => PrincipalType, { nullable: true, description: 'Who it is; null when you may not see them.' })
  principal(@Root() { principalId }: RightDifference, @Ctx() context: GraphContext) {
    return principalById(context, principalId);
  }

  @FieldResolver(() => [PermissionOnScopeType], {
    description: `The permissions that they would gain, as far as you may know: those of others need \`${asked}\` there; for those on a domain that moves, on the domain or tenant that it would lie in.`,
  })
  gained(@Root() { principalId, gained }: RightDifference, @Ctx() context: GraphContext) {
    return known(context, principalId, gained, ({ scope, around }) => around ?? placeOfHeld(context, scope));
  }

  @FieldResolver(() => [PermissionOnScopeType], {
    description: `The permissions that they would lose, as far as you may know: those of others need \`${asked}\` there.`,
  })
  lost(@Root() { principalId, lost }: RightDifference, @Ctx() context: GraphContext) {
    return known(context, principalId, lost, ({ scope }) => placeOfHeld(context, scope));
  }
}

const AccessDifferenceConnection = connectionType('AccessDifference', 'differences', () => AccessDifferenceType);

/** What a dry run tells. */
@Resolver(() => AccessPreviewType)
export class AccessPreviewResolver {
  @FieldResolver(() => AccessDifferenceConnection, {
    description: 'Every person and service account who would gain or lose a permission, by id, nobody twice.',
  })
  differences(
    @Root() { differences }: AccessPreviewType,
    @Ctx() context: GraphContext,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
  ) {
    const shape = () => queryShape('AccessPreview.differences', everything);
    const path = args.after == null ? 'before' : 'after';
    const request = pageRequest(args, context.limits.maxPageSize, (text) => readCursor(shape(), text, path));
    const page = pageOfKnown(differences, ({ principalId }) => principalId, request);
    return new NodeConnection({ page, request, shape, count: () => differences.length });
  }
}

// What can be asked about outright, and no more: a dry run must tell nobody what `effectivePermissions` would not. What comes
// with a move comes from where others may ask than on what is moved.
async function known(
  context: GraphContext,
  principalId: PrincipalId,
  held: readonly HeldPermission[],
  placeToAsk: (one: HeldPermission) => Loaded<Place>,
) {
  const { principalId: self, rights } = actorOf(context);
  if (principalId === self) return held;
  const places = await Promise.all([...held.map(placeToAsk)]);
  return held.filter((_, n) => rights.hold(asked, places[n] as Place));
}

function placeOfHeld(context: GraphContext, scope: Scope): Loaded<Place> {
  return onceLoaded(domainPathOf(context, scope.domainId), (path) => ({
    ...placeOf(scope),
    ...(path && { domainPath: path }),
  }));
}

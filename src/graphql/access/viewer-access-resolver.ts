import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { checkedPermission } from '../../core/access/question.js';
import type { GraphContext } from '../context.js';
import { ViewerType } from '../instance/instance-type.js';
import { PermissionType } from '../roles/role-type.js';
import { CanArguments, PlaceQuestion } from './access-inputs.js';
import { permissionOfRight } from './access-loaders.js';
import { actorOf, askedPlace, type PlaceArguments } from './asked-place.js';

/** What the request itself may do: the rights of who asks, narrowed to what their credential is for. */
@Resolver(() => ViewerType)
export class ViewerAccessResolver {
  @FieldResolver(() => [PermissionType], {
    description:
      'What this request may do on the domain, on the tenant as a whole, or on the platform, by name: your rights as far as your token goes. Nothing on what you may not see.',
  })
  async permissions(@Ctx() context: GraphContext, @Args(() => PlaceQuestion) args: PlaceArguments) {
    const { place } = await askedPlace(context, args);
    const names = place === null ? [] : actorOf(context).rights.on(place);
    const found = await Promise.all([...names.map((name) => permissionOfRight(context, name))]);
    return found.filter((permission) => permission !== null);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether this request may do something on the domain, on the tenant as a whole, or on the platform: by your rights as far as your token goes. Nothing on what you may not see.',
  })
  async can(
    @Ctx() context: GraphContext,
    @Args(() => CanArguments) args: PlaceArguments & { readonly permission: string },
  ): Promise<boolean> {
    const permission = checkedPermission(args.permission, 'permission');
    const { place } = await askedPlace(context, args);
    return place !== null && actorOf(context).rights.hold(permission, place);
  }
}

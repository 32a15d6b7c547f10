import { Args, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import {
  can,
  effectivePermissions,
  effectiveRoles,
  type EffectivePermission,
  type EffectiveRole,
} from '../../core/access/derivation.js';
import { checkedPermission, scopesAround, type Ways } from '../../core/access/question.js';
import type { PrincipalId } from '../../core/kernel/ids.js';
import { unavailable } from '../../core/kernel/errors.js';
import { selects, type SelectionInfo } from '../connection/selection.js';
import type { Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';
import { roleById } from '../roles/role-loaders.js';
import { PermissionType, RoleType } from '../roles/role-type.js';
import { PrincipalType } from '../users/principal-type.js';
import { CanArguments, EffectivePermissionArguments, EffectiveRoleArguments } from './access-inputs.js';
import { onceLoaded } from '../connection/loaders.js';
import { accessGraphOf, permissionOfRight } from './access-loaders.js';
import { DerivationType, DerivedFacts, EffectivePermissionType, EffectiveRoleType } from './access-type.js';
import { placeOfQuestion, type PlaceArguments } from './asked-place.js';
import { loadDerivations, seenDerivations } from './derivations.js';
import { Reads } from '../schema/reads.js';

/** Something that somebody has; how they come to it is found out when it is asked for. */
export interface Had {
  readonly ways: () => Loaded<Ways>;
}

interface HadRight extends EffectivePermission, Had {}
interface HadRole extends EffectiveRole, Had {}

const mayAsk =
  'About yourself and the groups that you are in you may always ask; about others it needs the permission `role-assignment:read` on what is asked about.';

/** What principals of every kind have and may do. */
@Resolver(() => PrincipalType)
export class PrincipalAccessResolver {
  @Reads('id')
  @FieldResolver(() => [EffectiveRoleType], {
    description: `The roles that this principal has by any way, as far as you see them: on everything in the tenant and on the platform. ${mayAsk}`,
  })
  async effectiveRoles(
    @Root() { id }: { id: PrincipalId },
    @Ctx() context: GraphContext,
    @Args(() => EffectiveRoleArguments) args: PlaceArguments,
    @Info() info: SelectionInfo,
  ): Promise<HadRole[]> {
    const place = await placeOfQuestion(context, id, args);
    const found = effectiveRoles(await accessGraphOf(context, id), id, { inScope: scopesAround(place) });
    const [roles] = await Promise.all([
      Promise.all([...found.map(({ roleId }) => roleById(context, roleId))]),
      loadAhead(context, info, found),
    ]);
    return found.filter((_, n) => roles[n] !== null).map(had);
  }

  @Reads('id')
  @FieldResolver(() => [EffectivePermissionType], {
    description: `The permissions that this principal has by any way: those that hold on the domain; or those on anything in the tenant and on the platform. ${mayAsk}`,
  })
  async effectivePermissions(
    @Root() { id }: { id: PrincipalId },
    @Ctx() context: GraphContext,
    @Args(() => EffectivePermissionArguments) args: PlaceArguments & { readonly permission?: string | null },
    @Info() info: SelectionInfo,
  ): Promise<HadRight[]> {
    const only = args.permission == null ? {} : { permission: checkedPermission(args.permission, 'permission') };
    const place = await placeOfQuestion(context, id, args);
    const found = effectivePermissions(await accessGraphOf(context, id), id, { inScope: scopesAround(place), ...only });
    const names = selects(info, 'permission') ? new Set(found.map(({ permission }) => permission)) : [];
    await Promise.all([...[...names].map((name) => permissionOfRight(context, name)), loadAhead(context, info, found)]);
    return found.map(had);
  }

  @Reads('id')
  @FieldResolver(() => Boolean, {
    description: `Whether this principal may do something: on the domain, or on the tenant as a whole, or on the platform. ${mayAsk}`,
  })
  async can(
    @Root() { id }: { id: PrincipalId },
    @Ctx() context: GraphContext,
    @Args(() => CanArguments) args: PlaceArguments & { readonly permission: string },
  ): Promise<boolean> {
    const permission = checkedPermission(args.permission, 'permission');
    const place = await placeOfQuestion(context, id, args);
    return can(await accessGraphOf(context, id), id, permission, place);
  }
}

function had<T extends Ways>(one: T): T & Had {
  return { ...one, ways: () => one };
}

async function loadAhead(context: GraphContext, info: SelectionInfo, found: readonly Ways[]): Promise<void> {
  if (!selects(info, 'derivations')) return;
  await loadDerivations(
    context,
    found.flatMap(({ derivations }) => derivations),
  );
}

/** A permission that somebody has. */
@Resolver(() => EffectivePermissionType)
export class EffectivePermissionResolver {
  @FieldResolver(() => PermissionType, { description: 'The permission.' })
  permission(@Root() { permission }: HadRight, @Ctx() context: GraphContext) {
    return onceLoaded(permissionOfRight(context, permission), (found) => {
      if (found === null) throw unavailable('A permission in this list was removed while it was read. Try again.');
      return found;
    });
  }
}

/** A role that somebody has. */
@Resolver(() => EffectiveRoleType)
export class EffectiveRoleResolver {
  @FieldResolver(() => RoleType, { description: 'The role.' })
  role(@Root() { roleId }: HadRole, @Ctx() context: GraphContext) {
    return roleById(context, roleId);
  }
}

/** How somebody comes to something. */
@Resolver(() => DerivedFacts)
export class DerivedFactsResolver {
  @FieldResolver(() => [DerivationType])
  derivations(@Root() { ways }: Had, @Ctx() context: GraphContext) {
    return onceLoaded(ways(), ({ derivations }) => seenDerivations(context, derivations));
  }

  @FieldResolver(() => Int)
  derivationsCount(@Root() { ways }: Had) {
    return onceLoaded(ways(), ({ derivationsCount }) => derivationsCount);
  }
}

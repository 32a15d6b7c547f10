import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { scopeKey } from '../../core/access/scope.js';
import type { RoleHolder } from '../../core/assignments/assignment.js';
import type { HolderQuestion } from '../../core/assignments/assignment-store.js';
import type { Role } from '../../core/roles/role.js';
import { holderList, RoleHolderArguments, RoleHolderConnection } from '../assignments/assignment-inputs.js';
import type { ListArguments } from '../connection/connection-arguments.js';
import { onceLoaded, type Loaded } from '../connection/loaders.js';
import { edgesBelow, type Relation } from '../connection/relation.js';
import type { GraphContext } from '../context.js';
import { RoleType } from '../roles/role-type.js';
import { Reads } from '../schema/reads.js';
import { askedPlace, type AskedPlace, type PlaceArguments } from './asked-place.js';

type HolderArguments = ListArguments & PlaceArguments & { readonly transitive: boolean };
type Holders = Relation<Role['id'], RoleHolder>;

/** Who has roles: anywhere, or on a place. */
@Resolver(() => RoleType)
export class RoleHolderResolver {
  @Reads('id')
  @FieldResolver(() => RoleHolderConnection, {
    description: 'Who has this role: given to them, or transitively through groups and through roles that include it.',
  })
  holders(@Root() role: Role, @Ctx() context: GraphContext, @Args(() => RoleHolderArguments) args: HolderArguments) {
    const isAsked = args.tenantId != null || args.domainId != null;
    const asked: Loaded<Pick<AskedPlace, 'place'>> = isAsked ? askedPlace(context, args) : { place: null };
    return onceLoaded(asked, ({ place }) =>
      edgesBelow<Role['id'], RoleHolder['node'], RoleHolder>(context, role.id, args, holderList.name, () =>
        isAsked && place === null ? heldByNobody : heldBy(context, { transitive: args.transitive, place }),
      ),
    );
  }
}

function heldBy({ stores: { assignments } }: GraphContext, question: HolderQuestion): Holders {
  const { transitive, place } = question;
  return {
    ...holderList,
    variant: [transitive ? 'transitive' : 'direct', ...(place === null ? [] : [scopeKey(place)])].join(' '),
    pages: (ids, query, page) => assignments.holderPages(ids, question, query, page),
    counts: (ids, query) => assignments.holderCounts(ids, question, query),
  };
}

// On a place that is not there, or that the caller does not see.
const heldByNobody: Holders = {
  ...holderList,
  variant: 'nowhere',
  pages: (ids) => Promise.resolve(ids.map(() => ({ rows: [], more: false }))),
  counts: (ids) => Promise.resolve(ids.map(() => 0)),
};

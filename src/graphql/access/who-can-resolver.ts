import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { AbleSummary, Demand } from '../../core/access/access-store.js';
import { effectivePermissions, type EffectivePermission } from '../../core/access/derivation.js';
import { checkedPermission, pageOfKnown, scopesAround, waysTo, type Ways } from '../../core/access/question.js';
import { scopeKey, type Place, type Scope } from '../../core/access/scope.js';
import { readCursor } from '../../core/kernel/cursor.js';
import { everything, queryShape } from '../../core/kernel/condition.js';
import { badInput } from '../../core/kernel/errors.js';
import { isId, type PrincipalId } from '../../core/kernel/ids.js';
import { pageRequest, type Page } from '../../core/kernel/page.js';
import type { ConnectionArguments, ListArguments } from '../connection/connection-arguments.js';
import { FactConnection } from '../connection/connection.js';
import { rootList } from '../connection/relation.js';
import { selects, type SelectionInfo } from '../connection/selection.js';
import type { GraphContext } from '../context.js';
import { principalById } from '../groups/group-loaders.js';
import { principalList } from '../users/user-inputs.js';
import { WhatCanArguments, WhatCanConnection, WhoCanArguments, WhoCanConnection } from './access-inputs.js';
import { onceLoaded } from '../connection/loaders.js';
import { accessGraphOf } from './access-loaders.js';
import { actorOf, placeOfQuestion, type PlaceArguments } from './asked-place.js';
import { loadDerivations } from './derivations.js';
import type { Had } from './principal-access-resolver.js';

interface Able extends Had {
  readonly node: AbleSummary;
}

interface AbleOn extends Had {
  readonly node: Scope;
}

type WhoCan = ListArguments & PlaceArguments & { readonly permission: string };
type WhatCan = ConnectionArguments & PlaceArguments & { readonly permission: string; readonly principalId: string };

/** Who may do what: asked from the permission, and from the principal. */
@Resolver()
export class WhoCanResolver {
  @Query(() => WhoCanConnection, {
    description:
      'Who may do something on a domain, on a tenant as a whole, or on the platform: every person, group and service account that you may see, nobody twice. It needs the permission `role-assignment:read` there.',
  })
  async whoCan(
    @Ctx() context: GraphContext,
    @Args(() => WhoCanArguments) args: WhoCan,
    @Info() info: SelectionInfo,
  ): Promise<FactConnection<Able, AbleSummary>> {
    const permission = checkedPermission(args.permission, 'permission');
    const demand = { permission, place: await placeOfQuestion(context, null, args) };
    const { access } = context.stores;
    const { source } = await rootList<Able>(context, args, {
      ...principalList,
      // The arguments say where, and not what the list is narrowed to.
      ofTenant: false,
      name: `whoCan ${permission} ${scopeKey(demand.place)}`,
      page: async (query, page) => withWays(context, demand, await access.able(demand, query, page)),
      count: (query) => access.ableCount(demand, query),
      prepare: loadAhead(context, info),
    });
    return new FactConnection(source);
  }

  @Query(() => WhatCanConnection, {
    description:
      'On what somebody may do something: the scopes in a tenant and the platform, or all, with all that lies in them; nothing for somebody whom you may not see. About yourself and the groups that you are in you may always ask; about others it needs the permission `role-assignment:read` on the tenant or the platform.',
  })
  async whatCan(
    @Ctx() context: GraphContext,
    @Args(() => WhatCanArguments) args: WhatCan,
  ): Promise<FactConnection<AbleOn, Scope>> {
    const { principalId: id } = args;
    const permission = checkedPermission(args.permission, 'permission');
    if (!isId(id, 'usr', 'grp', 'svc'))
      throw badInput('`principalId` must be an id that starts with usr_, grp_ or svc_.', 'principalId');
    const place = await placeOfQuestion(context, id, args);
    const shape = () => queryShape(`whatCan ${permission} ${id} ${scopeKey(place)}`, everything);
    const path = args.after == null ? 'before' : 'after';
    const request = pageRequest(args, context.limits.maxPageSize, (text) => readCursor(shape(), text, path));
    const found = await rightsOn(context, id, permission, place);
    const page = pageOfKnown(found.map(abilityOn), ({ node }) => scopeKey(node), request);
    return new FactConnection({ page, request, shape, count: () => found.length });
  }
}

// What is known of a page of principals before their ways are asked for.
function withWays(context: GraphContext, demand: Demand, { rows, more }: Page<AbleSummary>): Page<Able> {
  return { more, rows: rows.map(({ item, position }) => ({ position, item: able(context, demand, item) })) };
}

function able(context: GraphContext, { permission, place }: Demand, node: AbleSummary): Able {
  let known: Ways | undefined;
  return {
    node,
    ways: () =>
      known ??
      onceLoaded(accessGraphOf(context, node.id), (graph) => (known ??= waysTo(graph, node.id, permission, place))),
  };
}

// The rights of those on a page are loaded together, and so is what their ways lead through.
function loadAhead(context: GraphContext, info: SelectionInfo) {
  const derivations = selects(info, 'edges', 'derivations');
  if (!derivations && !selects(info, 'edges', 'derivationsCount')) return undefined;
  return async (pages: readonly Page<Able>[]): Promise<void> => {
    const ways = await Promise.all([...pages.flatMap(({ rows }) => rows.map(({ item }) => item.ways()))]);
    if (!derivations) return;
    await loadDerivations(
      context,
      ways.flatMap((one) => one.derivations),
    );
  };
}

// Somebody whom the caller does not see is as if they were not there.
async function rightsOn(
  context: GraphContext,
  id: PrincipalId,
  permission: string,
  place: Place,
): Promise<EffectivePermission[]> {
  const [principal, graph] = await Promise.all([
    id === actorOf(context).principalId ? id : principalById(context, id),
    accessGraphOf(context, id),
  ]);
  return principal === null ? [] : effectivePermissions(graph, id, { inScope: scopesAround(place), permission });
}

function abilityOn(right: EffectivePermission): AbleOn {
  return { node: right.scope, ways: () => right };
}

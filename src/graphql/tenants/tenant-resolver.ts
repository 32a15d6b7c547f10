import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Directory, Domain, Tenant } from '../../core/tenants/tenant.js';
import type { ListArguments } from '../connection/connection-arguments.js';
import { exactlyOne, lookupId } from '../connection/lookup.js';
import { nodesBelow, rootList } from '../connection/relation.js';
import type { GraphContext } from '../context.js';
import {
  ChildDomainArguments,
  DirectoryConnection,
  directoryList,
  DirectoryListArguments,
  DomainConnection,
  domainList,
  DomainListArguments,
  TenantConnection,
  TenantDirectoryArguments,
  TenantDomainArguments,
  tenantList,
  TenantListArguments,
} from './tenant-inputs.js';
import { directoryById, domainById, tenantById, tenantByKey } from './tenant-loaders.js';
import { DirectoryType, DomainType, TenantType } from './tenant-type.js';
import { Reads } from '../schema/reads.js';

/** Tenants, and what belongs to them here. */
@Resolver(() => TenantType)
export class TenantResolver {
  @Query(() => TenantType, {
    nullable: true,
    description: 'One tenant, by exactly one of these; null if there is none that you may see.',
  })
  tenant(
    @Ctx() context: GraphContext,
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id?: string,
    @Arg('slug', () => String, { nullable: true, description: 'Its slug.' }) slug?: string,
  ) {
    const [by, value] = exactlyOne({ id, slug });
    return by === 'slug'
      ? tenantByKey(context, { by: 'slug', slug: value })
      : tenantById(context, lookupId(value, 'ten'));
  }

  @Query(() => TenantConnection, { description: 'The tenants that you may see.' })
  tenants(@Ctx() context: GraphContext, @Args(() => TenantListArguments) args: ListArguments) {
    const { tenants } = context.stores;
    return rootList(context, args, {
      ...tenantList,
      page: (query, page) => tenants.page(query, page),
      count: (query) => tenants.count(query),
    });
  }

  @Reads('id')
  @FieldResolver(() => DirectoryConnection, { description: 'Its directories.' })
  directories(
    @Root() tenant: Tenant,
    @Ctx() context: GraphContext,
    @Args(() => TenantDirectoryArguments) args: ListArguments,
  ) {
    const { directories } = context.stores;
    return nodesBelow(context, tenant.id, args, 'Tenant.directories', () => ({
      ...directoryList,
      pages: (ids, query, page) => directories.pagesOfTenants(ids, query, page),
      counts: (ids, query) => directories.countsOfTenants(ids, query),
    }));
  }

  @Reads('id')
  @FieldResolver(() => DomainConnection, { description: 'All its domains; those without a parent are the roots.' })
  domains(
    @Root() tenant: Tenant,
    @Ctx() context: GraphContext,
    @Args(() => TenantDomainArguments) args: ListArguments,
  ) {
    const { domains } = context.stores;
    return nodesBelow(context, tenant.id, args, 'Tenant.domains', () => ({
      ...domainList,
      pages: (ids, query, page) => domains.pagesOfTenants(ids, query, page),
      counts: (ids, query) => domains.countsOfTenants(ids, query),
    }));
  }
}

/** Directories. */
@Resolver(() => DirectoryType)
export class DirectoryResolver {
  @Query(() => DirectoryType, { nullable: true, description: 'One directory; null if there is none that you may see.' })
  directory(@Ctx() context: GraphContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return directoryById(context, lookupId(id, 'dir'));
  }

  @Query(() => DirectoryConnection, { description: 'The directories that you may see.' })
  directories(@Ctx() context: GraphContext, @Args(() => DirectoryListArguments) args: ListArguments) {
    const { directories } = context.stores;
    return rootList(context, args, {
      ...directoryList,
      page: (query, page) => directories.page(query, page),
      count: (query) => directories.count(query),
    });
  }

  @Reads('tenantId')
  @FieldResolver(() => TenantType, { description: 'The tenant it belongs to.' })
  tenant(@Root() directory: Directory, @Ctx() context: GraphContext) {
    return tenantById(context, directory.tenantId);
  }
}

/** Domains. */
@Resolver(() => DomainType)
export class DomainResolver {
  @Query(() => DomainType, { nullable: true, description: 'One domain; null if there is none that you may see.' })
  domain(@Ctx() context: GraphContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return domainById(context, lookupId(id, 'dom'));
  }

  @Query(() => DomainConnection, { description: 'The domains that you may see.' })
  domains(@Ctx() context: GraphContext, @Args(() => DomainListArguments) args: ListArguments) {
    const { domains } = context.stores;
    return rootList(context, args, {
      ...domainList,
      page: (query, page) => domains.page(query, page),
      count: (query) => domains.count(query),
    });
  }

  @Reads('tenantId')
  @FieldResolver(() => TenantType, { description: 'The tenant it belongs to.' })
  tenant(@Root() domain: Domain, @Ctx() context: GraphContext) {
    return tenantById(context, domain.tenantId);
  }

  @Reads('parentId')
  @FieldResolver(() => DomainType, { nullable: true, description: 'The domain right above; null for a root.' })
  parent(@Root() domain: Domain, @Ctx() context: GraphContext) {
    return domainById(context, domain.parentId);
  }

  @Reads('id')
  @FieldResolver(() => DomainConnection, { description: 'The domains under it: one step, or at any distance.' })
  children(
    @Root() domain: Domain,
    @Ctx() context: GraphContext,
    @Args(() => ChildDomainArguments) args: ListArguments & { transitive: boolean },
  ) {
    const { domains } = context.stores;
    const { transitive } = args;
    return nodesBelow(context, domain.id, args, 'Domain.children', () => ({
      ...domainList,
      variant: transitive ? 'transitive' : 'direct',
      pages: (ids, query, page) => domains.pagesOfChildren(ids, transitive, query, page),
      counts: (ids, query) => domains.countsOfChildren(ids, transitive, query),
    }));
  }
}

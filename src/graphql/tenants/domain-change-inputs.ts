import { Field, ID, InputType } from 'type-graphql';
import type { OnUse as WhenUsed } from '../../core/tenants/domain-changes.js';
import { ReadVersion, VersionedAccessChangeInput } from '../changes/change-inputs.js';
import { registerWords } from '../connection/filter-input.js';

/** What becomes of what depends on a thing that shall go. */
export const OnUse = registerWords('OnUse', 'What becomes of what depends on a thing that shall go.', {
  RESTRICT: 'The thing stays as long as something depends on it (IN_USE).',
  CASCADE: 'What depends on it goes with it.',
} satisfies Record<WhenUsed, string>);

/** A new domain. */
@InputType('CreateDomainInput', {
  description: 'A new domain: under another one, or at the root of the tree of a tenant.',
})
export class CreateDomainInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The domain that it shall lie under; if left out, it lies at the root of the tree of the tenant.',
  })
  parentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The tenant, for a domain at the root; the one you ask in if left out. Not together with `parentId`.',
  })
  tenantId?: string | null;

  @Field(() => String, {
    description: 'The last part of its path: at most 100 characters without `/`. The path is unique within the tenant.',
  })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is: at most 1,000 characters.' })
  description?: string | null;
}

/** What shall change of a domain. */
@InputType('UpdateDomainInput', { description: 'What shall change of a domain: what is left out stays, null clears.' })
export class UpdateDomainInput {
  @Field(() => ID, { description: 'The domain.' })
  id!: string;

  @ReadVersion()
  version?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Its new name: at most 100 characters without `/`. The paths of all domains under it change with it. It cannot be cleared.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is: at most 1,000 characters.' })
  description?: string | null;
}

/** Where a domain shall lie. */
@InputType('MoveDomainInput', { description: 'Where a domain shall lie.' })
export class MoveDomainInput extends VersionedAccessChangeInput {
  @Field(() => ID, { description: 'The domain.' })
  id!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The domain of the same tenant that it shall lie under; null or left out for the root of the tree.',
  })
  parentId?: string | null;
}

/** A domain that shall go. */
@InputType('DeleteDomainInput', { description: 'A domain that shall go.' })
export class DeleteDomainInput extends VersionedAccessChangeInput {
  @Field(() => ID, { description: 'The domain.' })
  id!: string;

  @Field(() => OnUse, {
    nullable: true,
    description: 'What becomes of the roles that are given on it; RESTRICT if left out.',
  })
  onUse?: WhenUsed | null;
}

import { Directive, Field, InterfaceType } from 'type-graphql';
import { NodeType } from '../connection/common-types.js';
import { registerWords } from '../connection/filter-input.js';
import { DateTime } from '../schema/date-time.js';

/** The kinds of principals. */
export const PrincipalKind = registerWords('PrincipalKind', 'The kinds of principals.', {
  USER: 'A person.',
  GROUP: 'A group of people and service accounts.',
  SERVICE_ACCOUNT: 'A program.',
});

/** Whoever a role can be given to. */
@Directive('@key(fields: "id")')
@InterfaceType('Principal', {
  autoRegisterImplementations: false,
  description:
    'Whoever a role can be given to: a person, a group or a service account. Another subgraph can add fields to all of them at once by declaring it with `@interfaceObject`.',
})
export abstract class PrincipalType extends NodeType {
  @Field(() => String, { description: 'The name that people read.' })
  displayName!: string;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: number;
}

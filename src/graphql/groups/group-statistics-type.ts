import { Field, Int, ObjectType } from 'type-graphql';
import { countOf, ManagementSourceCount } from '../users/user-statistics-type.js';
import { GroupKind, GroupStatus } from './group-type.js';

const GroupKindCount = countOf('GroupKindCount', GroupKind);
const GroupStatusCount = countOf('GroupStatusCount', GroupStatus);

/** How many groups there are. */
@ObjectType('GroupStats', {
  simpleResolvers: true,
  description: 'How many groups there are, by the facts that are asked for most.',
})
export class GroupStatisticsType {
  @Field(() => Int, { description: 'All of them.' })
  total!: number;

  @Field(() => [GroupKindCount], { description: 'By kind.' })
  byKind!: object[];

  @Field(() => [GroupStatusCount], { description: 'By status.' })
  byStatus!: object[];

  @Field(() => [ManagementSourceCount], { description: 'By where the group came from.' })
  byManagementSource!: object[];
}

import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { ManagementSource } from '../connection/common-types.js';
import { AccountStatus, ClaimStatus, UserStatus } from './user-type.js';

/** A type `<name>` of one value of an enum and how often it occurs. */
export function countOf(name: string, values: object): ClassType {
  @ObjectType(name, {
    simpleResolvers: true,
    description: 'One value and how many have it. Values that nobody has are left out.',
  })
  class CountType {
    @Field(() => values, { description: 'The value.' })
    value!: string;

    @Field(() => Int, { description: 'How many have it.' })
    count!: number;
  }
  return CountType;
}

const UserStatusCount = countOf('UserStatusCount', UserStatus);
const AccountStatusCount = countOf('AccountStatusCount', AccountStatus);
const ClaimStatusCount = countOf('ClaimStatusCount', ClaimStatus);

/** How often each source occurs. */
export const ManagementSourceCount = countOf('ManagementSourceCount', ManagementSource);

/** How many people there are. */
@ObjectType('UserStats', {
  simpleResolvers: true,
  description: 'How many people there are, by the facts that are asked for most.',
})
export class UserStatisticsType {
  @Field(() => Int, { description: 'All of them.' })
  total!: number;

  @Field(() => [UserStatusCount], { description: 'By status.' })
  byStatus!: object[];

  @Field(() => [AccountStatusCount], { description: 'By the state of the account itself.' })
  byAccountStatus!: object[];

  @Field(() => [ClaimStatusCount], { description: 'By whether a company has claimed the account.' })
  byClaimStatus!: object[];

  @Field(() => [ManagementSourceCount], { description: 'By where the account came from.' })
  byManagementSource!: object[];
}

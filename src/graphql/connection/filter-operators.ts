import { Field, ID, InputType, type ClassType } from 'type-graphql';
import { DateTime } from '../schema/date-time.js';

const isNullDescription = 'True for those without a value, false for those with one.';

/** Conditions on a text. All that are given must hold. */
@InputType({
  description:
    'Conditions on a text; all that are given must hold. Case and compatible spellings (NFKC) do not matter.',
})
export class StringFilter {
  @Field(() => String, { nullable: true, description: 'Is this.' })
  eq?: string;

  @Field(() => String, { nullable: true, description: 'Is not this; what has no value is not.' })
  ne?: string;

  @Field(() => [String], { nullable: true, description: 'Is one of these, 100 at most.' })
  in?: string[];

  @Field(() => [String], { nullable: true, description: 'Is none of these, 100 at most.' })
  notIn?: string[];

  @Field(() => String, { nullable: true, description: 'Has this somewhere; wildcards mean themselves.' })
  contains?: string;

  @Field(() => String, { nullable: true, description: 'Begins with this.' })
  startsWith?: string;

  @Field(() => String, { nullable: true, description: 'Ends with this.' })
  endsWith?: string;

  @Field(() => Boolean, { nullable: true, description: isNullDescription })
  isNull?: boolean;
}

/** Conditions on an id. */
@InputType({ description: 'Conditions on an id; all that are given must hold.' })
export class IdFilter {
  @Field(() => ID, { nullable: true, description: 'Is this.' })
  eq?: string;

  @Field(() => ID, { nullable: true, description: 'Is not this.' })
  ne?: string;

  @Field(() => [ID], { nullable: true, description: 'Is one of these, 100 at most.' })
  in?: string[];

  @Field(() => [ID], { nullable: true, description: 'Is none of these, 100 at most.' })
  notIn?: string[];

  @Field(() => Boolean, { nullable: true, description: isNullDescription })
  isNull?: boolean;
}

/** Conditions on a yes or no. */
@InputType({ description: 'Conditions on a yes or no.' })
export class BooleanFilter {
  @Field(() => Boolean, { nullable: true, description: 'Is this.' })
  eq?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Is not this.' })
  ne?: boolean;
}

/** Conditions on a moment. */
@InputType({ description: 'Conditions on a moment; all that are given must hold.' })
export class DateTimeFilter {
  @Field(() => DateTime, { nullable: true, description: 'At this moment.' })
  eq?: number;

  @Field(() => DateTime, { nullable: true, description: 'Not at this moment.' })
  ne?: number;

  @Field(() => DateTime, { nullable: true, description: 'After this moment.' })
  gt?: number;

  @Field(() => DateTime, { nullable: true, description: 'At or after this moment.' })
  gte?: number;

  @Field(() => DateTime, { nullable: true, description: 'Before this moment.' })
  lt?: number;

  @Field(() => DateTime, { nullable: true, description: 'At or before this moment.' })
  lte?: number;

  @Field(() => Boolean, { nullable: true, description: isNullDescription })
  isNull?: boolean;
}

/** The conditions on one of an enum's words: an input `<enum>Filter`. */
export function enumFilter(name: string, values: object): ClassType {
  @InputType(`${name}Filter`, { description: `Conditions on a ${name}; all that are given must hold.` })
  class EnumFilter {
    @Field(() => values, { nullable: true, description: 'Is this.' })
    eq?: string;

    @Field(() => values, { nullable: true, description: 'Is not this.' })
    ne?: string;

    @Field(() => [values], { nullable: true, description: 'Is one of these.' })
    in?: string[];

    @Field(() => [values], { nullable: true, description: 'Is none of these.' })
    notIn?: string[];
  }
  return EnumFilter;
}

import { ArgsType, Field, ID, InputType, Int, registerEnumType, type ClassType } from 'type-graphql';
import type { PageArguments } from '../../core/kernel/page.js';

/** Which way an order goes. */
export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which way an order goes.',
  valuesConfig: {
    ASC: { description: 'Smallest, earliest or alphabetically first; what has no value comes before everything.' },
    DESC: { description: 'The other way round.' },
  },
});

/** The four arguments of every connection. */
@ArgsType()
export class ConnectionArguments implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: 'How many, from the start or after `after`. 20 if left out, 100 at most.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor after which the page starts.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many, from the end or before `before`. 100 at most.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor before which the page ends.' })
  before?: string | null;
}

/** Arguments that narrow a list, as resolvers read them. */
export interface ListArguments extends ConnectionArguments {
  filter?: Readonly<Record<string, unknown>> | null;
  query?: string | null;
  search?: string | null;
  orderBy?: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[] | null;
  tenantId?: string | null;
}

/** An order input `<name>Order` over an enum of fields; the enum's internal values are the field names. */
export function orderInput(name: string, of: string, fields: Readonly<Record<string, string>>): ClassType {
  registerEnumType<Readonly<Record<string, string>>>(fields, {
    name: `${name}OrderField`,
    description: `What ${of} can be sorted by.`,
    valuesConfig: Object.fromEntries(
      Object.entries(fields).map(([value, field]) => [value, { description: `By \`${field}\`.` }]),
    ),
  });

  @InputType(`${name}Order`, { description: `How ${of} are sorted; ids break ties.` })
  class Order {
    @Field(() => fields, { description: 'What to sort by.' })
    field!: string;

    @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Which way.' })
    direction!: OrderDirection;
  }
  return Order;
}

/** Which narrowing arguments a list takes besides paging, filter and order. */
export interface ListArgumentOptions {
  /** A SCIM filter that fits the list, as an example for the description of `query`. */
  readonly query: string;
  /** Free text over these names, for the description. */
  readonly search?: string;
  /** Whether it takes `tenantId`. */
  readonly tenant?: boolean;
}

/** The arguments of a list: paging, a filter tree and the same as a SCIM string, an order, and what the options add. */
export function listArguments(filter: ClassType, order: ClassType, options: ListArgumentOptions): ClassType {
  @ArgsType()
  class Filtered extends ConnectionArguments {
    @Field(() => filter, { nullable: true, description: 'Only what matches this tree of conditions.' })
    filter?: object | null;

    @Field(() => [order], {
      nullable: true,
      description: 'The order, most important first. By id, which is by age, if left out.',
    })
    orderBy?: object[] | null;

    @Field(() => String, {
      nullable: true,
      description: `Only what matches this SCIM filter (RFC 7644, 3.4.2.2) over the fields of \`filter\`, for example \`${options.query}\`. Together with \`filter\`, both must hold.`,
    })
    query?: string | null;
  }
  const searched = options.search === undefined ? Filtered : withSearch(Filtered, options.search);
  return options.tenant === true ? withTenant(searched) : searched;
}

function withSearch(base: ClassType, names: string): ClassType {
  @ArgsType()
  class Searched extends base {
    @Field(() => String, {
      nullable: true,
      description: `Only what has every one of these words in its ${names}; case does not matter.`,
    })
    search?: string | null;
  }
  return Searched;
}

function withTenant(base: ClassType): ClassType {
  @ArgsType()
  class OfTenant extends base {
    @Field(() => ID, {
      nullable: true,
      description:
        'Only what belongs to this tenant. Left out: the tenant asked in, or else everything that you may see.',
    })
    tenantId?: string | null;
  }
  return OfTenant;
}

import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** Rows that are asked for of each list. */
const rows = 30;

/** What is given to arguments without which a field can't be asked for. */
const needed: Readonly<Record<string, string>> = { permission: '"user:read"' };

/** What leads to everything again: a step like from thing to thing. */
const explanations: readonly string[] = ['EffectivePermission', 'EffectiveRole', 'Derivation'];

/** Writes selections of everything that there is in a schema, so that no field is left out of a test. */
export class WholeGraph {
  /** `leftOut` says of fields, as `Type.field`, whether they are not asked for. */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly leftOut: (field: string) => boolean = () => false,
  ) {}

  /** Every root field but look-ups, each with everything that is within so many steps from thing to thing. */
  rootFields(steps: number): (readonly [name: string, selection: string])[] {
    return Object.values(this.schema.getQueryType()?.getFields() ?? {})
      .filter(({ type }) => getNullableType(type) !== type)
      .filter(({ args }) => requiredOf(args).every(({ name }) => name in needed))
      .filter(({ name }) => !this.leftOut(`Query.${name}`))
      .flatMap((field) => this.fieldOf(field, steps).map((selection) => [field.name, selection] as const));
  }

  /** All fields of a type; of an interface, those of every type that it may stand for. */
  ofType(name: string, steps: number): string {
    return this.selection(this.schema.getType(name) as GraphQLNamedType, steps);
  }

  private selection(type: GraphQLNamedType, steps: number, prefix = ''): string {
    if (isAbstractType(type)) {
      // Side by side, fields of one name would have to be of one type.
      const parts = this.schema
        .getPossibleTypes(type)
        .map((one) => `... on ${one.name} ${this.selection(one, steps, `${one.name}_`)}`);
      return `{ __typename ${parts.join(' ')} }`;
    }
    const fields = isObjectType(type)
      ? Object.values(type.getFields()).filter(({ name }) => !this.leftOut(`${type.name}.${name}`))
      : [];
    const isConnection = type.name.endsWith('Connection');
    // What is behind `edges` is not asked for a second time behind `nodes`.
    const selected = fields.flatMap((one) =>
      this.fieldOf(one, isConnection && one.name === 'nodes' ? 1 : steps, prefix),
    );
    return `{ __typename ${selected.join(' ')} }`;
  }

  private fieldOf({ name, type, args }: GraphQLField<unknown, unknown>, steps: number, prefix = ''): string[] {
    const named = getNamedType(type);
    const given = requiredOf(args).map((one) => `${one.name}: ${needed[one.name]}`);
    if (isLeafType(named)) return [`${prefix}${name}: ${called(name, given)}`];
    const hasInterfaces = isObjectType(named) && named.getInterfaces().length > 0;
    const isThing = isInterfaceType(named) || hasInterfaces || explanations.includes(named.name);
    const isConnection = named.name.endsWith('Connection');
    if (steps === 0 && (isThing || isConnection)) return [];
    const inner = this.selection(named, isThing ? steps - 1 : steps);
    const first = isConnection ? [`first: ${rows}`] : [];
    const ways = args.some((one) => one.name === 'transitive') ? [[], ['transitive: true']] : [[]];
    return ways.map((way) => {
      const call = called(name, [...given, ...first, ...way]);
      return `${prefix}${name}${way.length > 0 ? '_transitive' : ''}: ${call} ${inner}`;
    });
  }
}

function requiredOf(args: readonly GraphQLArgument[]): readonly GraphQLArgument[] {
  return args.filter(isRequiredArgument);
}

function called(name: string, given: readonly string[]): string {
  return given.length === 0 ? name : `${name}(${given.join(', ')})`;
}

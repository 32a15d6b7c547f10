import type { GeneratorValue } from 'fast-check';
import * as fc from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLSchema,
} from 'graphql';

/** Fields whose answer depends on time, or that need an argument that this generator does not write. */
const leftOut: ReadonlySet<string> = new Set(['_entities', '_service', 'fail', 'slow', 'person', 'owner', 'echo']);

/** A random query: aliases that clash, fragments used again and again, conditions on everything. */
export function randomQuery(schema: GraphQLSchema, g: GeneratorValue): string {
  const fragments = ['Person', 'Node', 'Owner', 'Pet'].map((type, index) => ({ name: `F${index}`, type }));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[g(fc.nat, items.length - 1)];
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  };
  const condition = (): string =>
    pick(['', '', '', '', '@skip(if: $x)', '@include(if: $y)', '@include(if: true)', '@skip(if: $y) @include(if: $x)']);

  const selections = (type: GraphQLCompositeType, depth: number, spreads: readonly string[]): string => {
    const parts = Array.from({ length: 1 + g(fc.nat, 3) }, () => selection(type, depth, spreads));
    return `{ ${parts.join(' ')} }`;
  };

  const selection = (type: GraphQLCompositeType, depth: number, spreads: readonly string[]): string => {
    const kind = pick(['field', 'field', 'field', 'field', 'spread', 'inline']);
    if (kind === 'spread') {
      const usable = fragments.filter(({ name, type: on }) => spreads.includes(name) && overlaps(schema, type, on));
      if (usable.length > 0) return `...${pick(usable).name} ${condition()}`;
    }
    if (kind === 'inline' && depth > 0) {
      const on = pick(
        ['Person', 'Node', 'Owner', 'Pet', 'Shelter'].filter((name) => overlaps(schema, type, name)).concat(type.name),
      );
      const inner = schema.getType(on);
      if (isCompositeType(inner)) return `... on ${on} ${condition()} ${selections(inner, depth - 1, spreads)}`;
    }
    return field(type, depth, spreads);
  };

  const field = (type: GraphQLCompositeType, depth: number, spreads: readonly string[]): string => {
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const usable = fields.filter(
      ({ name, type: of }) => !leftOut.has(name) && (depth > 0 || !isCompositeType(getNamedType(of))),
    );
    if (usable.length === 0) return `__typename ${condition()}`;
    const chosen = pick(usable);
    const args = chosen.args.some(({ name }) => name === 'first') ? pick(['', '(first: 1)', '(first: $n)']) : '';
    // Equal keys must stand for the same field with the same arguments.
    const alias = `${pick(['', '', '', 'a_', 'b_'])}${args.replaceAll(/\W/g, '_')}`;
    const key = alias === '' ? '' : `${alias}${chosen.name}: `;
    const inner = getNamedType(chosen.type);
    const below = isCompositeType(inner) ? selections(inner, depth - 1, spreads) : '';
    return `${key}${chosen.name}${args} ${condition()} ${below}`;
  };

  const definitions = fragments.map(({ name, type }, index) => {
    const on = schema.getType(type);
    // A fragment uses only those after it, so that none uses itself.
    const later = fragments.slice(index + 1).map((fragment) => fragment.name);
    return isCompositeType(on) ? `fragment ${name} on ${type} ${selections(on, 2, later)}` : '';
  });
  const root = schema.getQueryType();
  if (!root) throw new Error('unreachable');
  const names = fragments.map(({ name }) => name);
  const body = selections(root, 4, names);
  // Every fragment and variable must be used somewhere.
  const all = names.map((name) => `...${name}`).join(' ');
  const used = `used: people(first: $n) { nodes { id @skip(if: $x) @include(if: $y) } } found { ${all} }`;
  return `query ($x: Boolean!, $y: Boolean!, $n: Int) { ${used} ...R } fragment R on Query ${body} ${definitions.join(' ')}`;
}

function overlaps(schema: GraphQLSchema, type: GraphQLCompositeType, name: string): boolean {
  const other = schema.getType(name);
  if (!isCompositeType(other)) return false;
  const possible = (of: GraphQLCompositeType) => (isAbstractType(of) ? schema.getPossibleTypes(of) : [of]);
  return possible(type).some((one) => possible(other).includes(one));
}

import { readFileSync } from 'node:fs';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql';

// The directives of the federation are declared elsewhere.
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'), { assumeValidSDL: true });
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const errorCodes = schema.getType('UserErrorCode');
const codes = isEnumType(errorCodes) ? errorCodes.getValues().map(({ name }) => name) : [];

/** A type with all that is in it, by coordinate, and what is said of each. */
function describedBy(type: GraphQLNamedType): [coordinate: string, description: string][] {
  const told: [string, { readonly description?: string | null | undefined }][] = [[type.name, type]];
  if (isEnumType(type)) for (const value of type.getValues()) told.push([`${type.name}.${value.name}`, value]);
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields())) told.push([`${type.name}.${field.name}`, field]);
  if (isObjectType(type) || isInterfaceType(type))
    for (const field of Object.values(type.getFields())) {
      told.push([`${type.name}.${field.name}`, field]);
      for (const argument of field.args) told.push([`${type.name}.${field.name}(${argument.name}:)`, argument]);
    }
  return told.map(([coordinate, { description }]) => [coordinate, description ?? '']);
}

describe('the schema', () => {
  // What begins with an underscore or has two is the federation's.
  it('describes every type, field, argument and value, in sentences', () => {
    const described = Object.values(schema.getTypeMap())
      .filter((type) => !isSpecifiedScalarType(type) && !/^_|__/.test(type.name))
      .flatMap(describedBy)
      .filter(([coordinate]) => !coordinate.includes('._'));
    expect(described.length).toBeGreaterThan(1500);
    expect(described.filter(([, description]) => !/^[A-Z`].*[.!]$/s.test(description))).toEqual([]);
  });
});

describe('the description of a mutation', () => {
  it.each(mutations.map((field) => [field.name, field.description ?? '']))(
    'says what %s does, what it needs, and how it can fail',
    (_, description) => {
      const [does = '', errors = ''] = description.split(' Errors: ');
      expect(does).toMatch(/^[A-Z]\w+s .+\.$/);
      expect(does).toMatch(/permission|needs|Everybody|Your own|Without signing in/);
      const named = errors.match(/\b[A-Z]+(_[A-Z]+)*\b/g)?.filter((word) => word.length > 2) ?? [];
      expect(named).not.toEqual([]);
      // CASCADE is how to avoid one of them.
      expect(named.filter((code) => code !== 'CASCADE' && !codes.includes(code))).toEqual([]);
    },
  );
});

import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';

// The directives of the federation are declared elsewhere.
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'), { assumeValidSDL: true });
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const errorCodes = schema.getType('UserErrorCode');
const codes = isEnumType(errorCodes) ? errorCodes.getValues().map(({ name }) => name) : [];

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

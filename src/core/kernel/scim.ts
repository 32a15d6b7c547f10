import { operatorsOf, type Condition, type FieldCatalogue, type FieldDefinition, type Operator } from './condition.js';
import { conditionLimits, depthOf } from './condition-check.js';
import { badInput } from './errors.js';
import { quoted, ScimScanner } from './scim-scanner.js';
import { expectedLiteral, literalValue } from './scim-value.js';

/** The longest filter that is read, in UTF-16 units. */
export const maxFilterLength = 4096;

/**
 * Reads a SCIM filter (RFC 7644, section 3.4.2.2) such as `status eq "active" and not (email ew "@example.com")`.
 *
 * Attributes are the catalogue's names and the `scim` names of its fields, in whatever case and with or without the URN of
 * the core schemas; `emails[value eq "x"]` is `emails.value eq "x"`, so a field is one value and never a list of them.
 * `pr`, `eq null` and `ne null` ask whether there is a value; words and enum values are taken in whatever case, times as ISO 8601.
 *
 * It is written by hand because errors need their place and values their types, of which the package
 * `scim2-parse-filter` knows neither. It looks at each character once.
 * @param path the argument that holds the filter, for errors
 * @throws BAD_USER_INPUT that says where the filter can't be read, what was expected there and what was found; also for
 *   more than 4,096 characters, 20 levels or 100 comparisons
 */
export function parseScimFilter(text: string, fields: FieldCatalogue, ...path: string[]): Condition {
  if (text.length > maxFilterLength)
    throw badInput(`A filter has at most ${maxFilterLength} characters; this one has ${text.length}.`, ...path);
  return new ScimParser(new ScimScanner(text, path), fields).parse();
}

const comparisons: ReadonlyMap<string, Operator> = new Map([
  ['eq', 'eq'],
  ['ne', 'ne'],
  ['co', 'contains'],
  ['sw', 'startsWith'],
  ['ew', 'endsWith'],
  ['gt', 'gt'],
  ['ge', 'gte'],
  ['lt', 'lt'],
  ['le', 'lte'],
]);

const urn = /^urn:ietf:params:scim:schemas:(?:core|extension:enterprise):2\.0:(?:user|group):/;

// One method for each rule of the grammar. `prefix` is the path before a bracket (`emails.`), or empty.
class ScimParser {
  private readonly names = new Map<string, string>();
  private terms = 0;
  private nesting = 0;

  constructor(
    private readonly scanner: ScimScanner,
    private readonly fields: FieldCatalogue,
  ) {
    for (const [name, field] of Object.entries(fields))
      for (const alias of field.scim ?? []) this.names.set(alias.toLowerCase(), name);
    // A field's own name wins over another field's alias.
    for (const name of Object.keys(fields)) this.names.set(name.toLowerCase(), name);
  }

  parse(): Condition {
    const condition = this.anyOf('');
    if (this.scanner.token.kind !== 'end') throw this.scanner.unexpected("'and', 'or' or the end of the filter");
    return condition;
  }

  private anyOf(prefix: string): Condition {
    return this.chain('or', () => this.chain('and', () => this.term(prefix)));
  }

  private chain(kind: 'and' | 'or', part: () => Condition): Condition {
    const at = this.scanner.token.at;
    const first = part();
    if (!this.scanner.isWord(kind)) return first;
    const of = [first];
    while (this.scanner.isWord(kind)) {
      this.scanner.advance();
      of.push(part());
    }
    return this.shallow({ kind, of }, at);
  }

  private term(prefix: string): Condition {
    const { kind, at } = this.scanner.token;
    if (this.scanner.isMark('(')) return this.group('(', ')', prefix);
    if (this.scanner.isWord('not')) {
      this.scanner.advance();
      if (!this.scanner.isMark('(')) throw this.scanner.unexpected("'(' after 'not'");
      return this.shallow({ kind: 'not', of: this.group('(', ')', prefix) }, at);
    }
    if (kind !== 'word' || this.scanner.isWord('and') || this.scanner.isWord('or'))
      throw this.scanner.unexpected("an attribute, 'not' or '('");
    return this.attribute(prefix);
  }

  private group(open: '(' | '[', close: ')' | ']', prefix: string): Condition {
    const { at } = this.scanner.advance();
    if (++this.nesting > conditionLimits.depth) throw this.tooDeep(at);
    const condition = this.anyOf(prefix);
    if (!this.scanner.isMark(close))
      throw this.scanner.unexpected(`'and', 'or' or the '${close}' for the '${open}' before`);
    this.scanner.advance();
    this.nesting--;
    return condition;
  }

  private attribute(prefix: string): Condition {
    const { at, source } = this.scanner.advance();
    if (prefix === '' && this.scanner.isMark('[')) return this.group('[', ']', `${source}.`);
    const spelled = (prefix + source).toLowerCase();
    const name = this.names.get(spelled) ?? this.names.get(spelled.replace(urn, ''));
    const field = name === undefined ? undefined : this.fields[name];
    if (name === undefined || !field)
      throw this.scanner.error(
        at,
        `${quoted(prefix + source)} is no attribute of this filter; there are ${this.known()}`,
      );
    if (++this.terms > conditionLimits.terms)
      throw this.scanner.error(at, `a filter has at most ${conditionLimits.terms} comparisons`);
    return this.comparison(name, field);
  }

  private comparison(name: string, field: FieldDefinition): Condition {
    const word = this.scanner.token;
    const spelled = word.source.toLowerCase();
    const operator = word.kind === 'word' ? comparisons.get(spelled) : undefined;
    if (!operator && !this.scanner.isWord('pr'))
      throw this.scanner.unexpected(`an operator of '${name}' (${operatorNames(field)})`);
    if (operator && !operatorsOf[field.kind].includes(operator))
      throw this.scanner.error(
        word.at,
        `expected an operator of '${name}' (${operatorNames(field)}), but found '${spelled}'`,
      );
    this.scanner.advance();
    if (!operator) return { kind: 'field', field: name, operator: 'isNull', value: false };
    const none = (operator === 'eq' || operator === 'ne') && this.scanner.isWord('null');
    const value = none ? operator === 'eq' : literalValue(this.scanner.token, field);
    if (value === undefined) throw this.scanner.unexpected(expectedLiteral(field));
    this.scanner.advance();
    return { kind: 'field', field: name, operator: none ? 'isNull' : operator, value };
  }

  private shallow(condition: Condition, at: number): Condition {
    if (depthOf(condition) > conditionLimits.depth) throw this.tooDeep(at);
    return condition;
  }

  private tooDeep(at: number): Error {
    return this.scanner.error(at, `a filter is nested at most ${conditionLimits.depth} deep`);
  }

  private known(): string {
    const names = Object.entries(this.fields).map(([name, { scim = [] }]) => {
      const others = scim.filter((alias) => alias.toLowerCase() !== name.toLowerCase());
      return others.length > 0 ? `${name} (${others.join(', ')})` : name;
    });
    return names.join(', ');
  }
}

function operatorNames(field: FieldDefinition): string {
  const names = [...comparisons].filter(([, operator]) => operatorsOf[field.kind].includes(operator));
  return [...names.map(([name]) => name), 'pr'].join(', ');
}

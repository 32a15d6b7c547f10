import { depthOf } from './condition-check.js';
import type { Condition, FieldCatalogue, FieldCondition, Operator } from './condition.js';
import { DomainError } from './errors.js';
import { parseScimFilter } from './scim.js';

const userId = 'usr_01h455vb4pex5vsknk084sn02q';
const fields: FieldCatalogue = {
  id: { kind: 'id' },
  username: { kind: 'text', scim: ['userName'] },
  email: { kind: 'email', scim: ['emails', 'emails.value'] },
  givenName: { kind: 'text', nullable: true, scim: ['name.givenName'] },
  externalId: { kind: 'exact', nullable: true },
  status: { kind: 'enum', values: ['ACTIVE', 'FOR_DELETION'] },
  mfaEnabled: { kind: 'boolean', scim: ['active'] },
  createdAt: { kind: 'time', scim: ['meta.created'] },
};

const parse = (text: string): Condition => parseScimFilter(text, fields, 'query');
const term = (field: string, operator: Operator, value: FieldCondition['value']): FieldCondition => ({
  kind: 'field',
  field,
  operator,
  value,
});
const and = (...of: Condition[]): Condition => ({ kind: 'and', of });
const or = (...of: Condition[]): Condition => ({ kind: 'or', of });
const not = (of: Condition): Condition => ({ kind: 'not', of });

function refusal(text: string): DomainError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

const anna = term('username', 'eq', 'anna');
const has = term('email', 'isNull', false);
const active = term('status', 'eq', 'ACTIVE');

describe('a SCIM filter', () => {
  it.each<[string, Condition]>([
    ['userName eq "anna"', anna],
    ['userName ne "anna"', term('username', 'ne', 'anna')],
    ['userName co "nn"', term('username', 'contains', 'nn')],
    ['userName sw "an"', term('username', 'startsWith', 'an')],
    ['email ew "@example.com"', term('email', 'endsWith', '@example.com')],
    ['emails pr', has],
    ['externalId eq null', term('externalId', 'isNull', true)],
    ['externalId ne null', term('externalId', 'isNull', false)],
    ['createdAt gt "1970-01-01T00:00:01Z"', term('createdAt', 'gt', 1000)],
    ['meta.created ge "1970-01-01T00:00:01Z"', term('createdAt', 'gte', 1000)],
    ['createdAt lt "1970-01-01T00:00:01Z"', term('createdAt', 'lt', 1000)],
    ['createdAt le "1970-01-01T00:00:01Z"', term('createdAt', 'lte', 1000)],
    ['mfaEnabled eq true', term('mfaEnabled', 'eq', true)],
    ['active eq False', term('mfaEnabled', 'eq', false)],
    ['status eq "active"', active],
    ['status ne "For_Deletion"', term('status', 'ne', 'FOR_DELETION')],
    [`id eq "${userId}"`, term('id', 'eq', userId)],
    ['USERNAME EQ "anna"', anna],
    ['name.GIVENNAME Pr', term('givenName', 'isNull', false)],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "anna"', anna],
    ['URN:IETF:params:scim:schemas:core:2.0:user:name.givenName pr', term('givenName', 'isNull', false)],
    ['urn:ietf:params:scim:schemas:core:2.0:User:emails[value pr]', has],
  ])('%s', (text, condition) => {
    expect(parse(text)).toEqual(condition);
  });

  it.each<[string, Condition]>([
    ['userName eq "anna" and email pr', and(anna, has)],
    ['userName eq "anna" and email pr and status eq "active"', and(anna, has, active)],
    ['userName eq "anna" or email pr and status eq "active"', or(anna, and(has, active))],
    ['userName eq "anna" and email pr or status eq "active"', or(and(anna, has), active)],
    ['(userName eq "anna" or email pr) and status eq "active"', and(or(anna, has), active)],
    ['userName eq "anna" and (email pr and status eq "active")', and(anna, and(has, active))],
    ['not (email pr) and status eq "active"', and(not(has), active)],
    ['not (email pr and status eq "active")', not(and(has, active))],
    ['NOT(email pr)OR NOT (NOT (userName eq "anna"))', or(not(has), not(not(anna)))],
    ['((email pr))', has],
    [' \t(\n email\r\n pr ) ', has],
    ['emails[value pr]', has],
    [
      'emails[value pr and not (value eq "x")] or active eq true',
      or(and(has, not(term('email', 'eq', 'x'))), term('mfaEnabled', 'eq', true)),
    ],
    [
      'name[givenName eq "Anna" or (givenName pr)]',
      or(term('givenName', 'eq', 'Anna'), term('givenName', 'isNull', false)),
    ],
  ])('binds not before and before or: %s', (text, condition) => {
    expect(parse(text)).toEqual(condition);
  });

  it.each([
    ['"a\\"b"', 'a"b'],
    ['"a\\\\"', 'a\\'],
    ['"\\u00e9\\n\\/"', 'é\n/'],
    ['"é 🦊 𝒳"', 'é 🦊 𝒳'],
    ['"\\ud83e\\udd8a"', '🦊'],
    ['""', ''],
    ['"x) or (y eq 1"', 'x) or (y eq 1'],
    [`"' OR 1=1; DROP TABLE users -- %_"`, "' OR 1=1; DROP TABLE users -- %_"],
    ['"null"', 'null'],
  ])('takes the text %s as JSON does', (literal, text) => {
    expect(parse(`userName eq ${literal}`)).toEqual(term('username', 'eq', text));
  });

  it('knows an attribute by its whole URN where the catalogue has it', () => {
    const department = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department';
    const enterprise: FieldCatalogue = { unit: { kind: 'text', scim: [department] }, title: { kind: 'text' } };
    expect(parseScimFilter(`${department} pr`, enterprise)).toEqual(term('unit', 'isNull', false));
    expect(parseScimFilter(department.replace('department', 'title pr'), enterprise)).toEqual(
      term('title', 'isNull', false),
    );
    expect(() => parseScimFilter('department pr', enterprise)).toThrow("'department' is no attribute");
  });

  it('may have any number of groups side by side', () => {
    expect(parse(Array(30).fill('(email pr)').join(' and '))).toEqual(and(...Array<Condition>(30).fill(has)));
  });

  it("prefers a field's own name to another field's alias", () => {
    const clash: FieldCatalogue = { email: { kind: 'email' }, other: { kind: 'text', scim: ['email'] } };
    expect(parseScimFilter('EMAIL pr', clash)).toEqual(term('email', 'isNull', false));
  });
});

describe('a SCIM filter that cannot be read', () => {
  const anAttribute = "expected an attribute, 'not' or '('";
  const goesOn = "expected 'and', 'or' or the end of the filter";
  const aText = 'expected a text of at most 1000 characters in double quotes';

  it.each([
    ['', 1, `${anAttribute}, but the filter ends`],
    ['   ', 4, `${anAttribute}, but the filter ends`],
    ['"anna"', 1, `${anAttribute}, but found "anna"`],
    ['and email pr', 1, `${anAttribute}, but found 'and'`],
    ['email pr and', 13, `${anAttribute}, but the filter ends`],
    ['email pr or or email pr', 13, `${anAttribute}, but found 'or'`],
    ['()', 2, `${anAttribute}, but found ')'`],
    ['email pr email pr', 10, `${goesOn}, but found 'email'`],
    ['email pr)', 9, `${goesOn}, but found ')'`],
    ['email pr && email pr', 10, `${goesOn}, but found "&"`],
    ['(email pr', 10, "expected 'and', 'or' or the ')' for the '(' before, but the filter ends"],
    ['(email pr]', 10, "expected 'and', 'or' or the ')' for the '(' before, but found ']'"],
    ['emails[value pr)', 16, "expected 'and', 'or' or the ']' for the '[' before, but found ')'"],
    ['not email pr', 5, "expected '(' after 'not', but found 'email'"],
    ['email', 6, "expected an operator of 'email' (eq, ne, co, sw, ew, pr), but the filter ends"],
    ['email = "x"', 7, `expected an operator of 'email' (eq, ne, co, sw, ew, pr), but found "="`],
    ['email equals "x"', 7, "expected an operator of 'email' (eq, ne, co, sw, ew, pr), but found 'equals'"],
    ['email gt "x"', 7, "expected an operator of 'email' (eq, ne, co, sw, ew, pr), but found 'gt'"],
    ['status CO "x"', 8, "expected an operator of 'status' (eq, ne, pr), but found 'co'"],
    ['createdAt sw "2026"', 11, "expected an operator of 'createdAt' (eq, ne, gt, ge, lt, le, pr), but found 'sw'"],
    ['email "pr"', 7, `expected an operator of 'email' (eq, ne, co, sw, ew, pr), but found "pr"`],
    ['emails[value[x pr]]', 13, "expected an operator of 'email' (eq, ne, co, sw, ew, pr), but found '['"],
    ['emails[value eq "x"].value eq "y"', 21, `${goesOn}, but found "."`],
    ['email eq', 9, `${aText}, but the filter ends`],
    ['email eq anna', 10, `${aText}, but found 'anna'`],
    ['email eq 42', 10, `${aText}, but found '42'`],
    ['email eq true', 10, `${aText}, but found 'true'`],
    ['email co null', 10, `${aText}, but found 'null'`],
    [`email eq 'x'`, 10, `${aText}, but found "'"; texts are written in straight double quotes`],
    ['email eq “x”', 10, `${aText}, but found "“"; texts are written in straight double quotes`],
    ['email eq 2026-01-01', 10, `${aText}, but found '2026-01-01'; texts and times are written in double quotes`],
    ['email eq "x', 10, `${aText}, but the text that starts here has no closing double quote`],
    ['email eq "x\\"', 10, `${aText}, but the text that starts here has no closing double quote`],
    ['email eq "x\\', 10, `${aText}, but the text that starts here has no closing double quote`],
    [
      'email eq "C:\\x"',
      10,
      `${aText}, but "C:\\x" is not written as JSON has it; put a backslash only before " \\ / b f n r t u`,
    ],
    ['email eq "\\ud800"', 10, `${aText}, but found "\\ud800"`],
    [`email eq "${'x'.repeat(1001)}"`, 10, `${aText}, but found "${'x'.repeat(39)}…`],
    ['status eq "gone"', 11, 'expected one of "ACTIVE", "FOR_DELETION", but found "gone"'],
    ['status eq "actıve"', 11, 'expected one of "ACTIVE", "FOR_DELETION", but found "actıve"'],
    ['status eq ACTIVE', 11, `expected one of "ACTIVE", "FOR_DELETION", but found 'ACTIVE'`],
    ['mfaEnabled eq "true"', 15, 'expected true or false, but found "true"'],
    ['mfaEnabled eq 1', 15, "expected true or false, but found '1'"],
    ['createdAt gt null', 14, `expected a time in double quotes, as "2026-01-31T09:00:00Z", but found 'null'`],
    ['createdAt gt 0', 14, `expected a time in double quotes, as "2026-01-31T09:00:00Z", but found '0'`],
    ['id eq "anna"', 7, 'expected an id in double quotes, but found "anna"'],
    ['"🦊" eq "x"', 1, `${anAttribute}, but found "🦊"`],
    ['email eq "🦊" x', 14, `${goesOn}, but found 'x'`],
    ['\u0000', 1, `${anAttribute}, but found "\\u0000"`],
    ['\ud800', 1, `${anAttribute}, but found "\\ud800"`],
  ])('says where, what was expected and what was found: %j', (text, at, message) => {
    const error = refusal(text);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argumentPath: ['query'] });
    expect(error.message).toBe(`At character ${at}: ${message}.`);
  });

  it.each([
    ['emial eq "x"', 1, 'emial'],
    ['email pr and (nickName pr)', 15, 'nickName'],
    ['emails[type eq "work"]', 8, 'emails.type'],
    ['phone[value pr]', 7, 'phone.value'],
    ['urn:example:User:email pr', 1, 'urn:example:User:email'],
    ['__proto__ pr', 1, '__proto__'],
    ['constructor pr', 1, 'constructor'],
  ])('names the attributes that there are: %s', (text, at, name) => {
    expect(refusal(text).message).toBe(
      `At character ${at}: '${name}' is no attribute of this filter; there are id, username, email (emails, ` +
        'emails.value), givenName (name.givenName), externalId, status, mfaEnabled (active), createdAt (meta.created).',
    );
  });

  it('has more than 4,096 characters', () => {
    const filter = 'email pr'.padEnd(4096);
    expect(parse(filter)).toEqual(has);
    expect(refusal(`${filter} `).message).toBe('A filter has at most 4096 characters; this one has 4097.');
  });

  it('has more than 100 comparisons', () => {
    const filter = Array(100).fill('email pr').join(' or ');
    expect(parse(filter)).toEqual(or(...Array<Condition>(100).fill(has)));
    expect(refusal(`${filter} or email pr`).message).toBe('At character 1201: a filter has at most 100 comparisons.');
  });

  it('is nested more than 20 deep, in parentheses or in the tree that they make', () => {
    const wrapped = (open: string, count: number): string => `${open.repeat(count)}email pr${')'.repeat(count)}`;
    expect(parse(wrapped('(', 20))).toEqual(has);
    expect(depthOf(parse(wrapped('not (', 20)))).toBe(20);
    expect(refusal(wrapped('(', 21)).message).toBe('At character 21: a filter is nested at most 20 deep.');
    expect(refusal(`email pr and ${wrapped('not (', 20)}`).message).toBe(
      'At character 1: a filter is nested at most 20 deep.',
    );
    expect(refusal('('.repeat(4096)).message).toBe('At character 21: a filter is nested at most 20 deep.');
    expect(refusal('emails['.repeat(500)).message).toMatch(/^At character 8: 'emails.emails' is no attribute/);
  });
});

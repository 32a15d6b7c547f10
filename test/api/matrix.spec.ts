import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import { insertRows } from '../support/insert-world.js';
import { ofOneself, valueOf, type Data, type Question, type Row } from './matrix-question.js';
import { Questions } from './matrix-questions.js';
import { foundMatrix, type Caller, type Place, type Thing } from './matrix-world.js';

const places: readonly Place[] = ['own', 'other', 'instance'];
const matrix = foundMatrix();
const table = readTable(readFileSync(join(__dirname, 'matrix.yaml'), 'utf8'));

/** Words by caller, row and place. */
type Words = Record<string, Record<string, Partial<Record<Place, string>>>>;

function readTable(text: string): Words {
  const grids = parse(text) as Readonly<Record<Place, string>>;
  const words: Words = {};
  for (const place of places) {
    const [[, ...head] = [], ...lines] = grids[place]
      .split('\n')
      .filter(Boolean)
      .map((line) => line.trim().split(/ {2,}/));
    for (const [row = '', ...cells] of lines) {
      if (cells.length !== head.length) throw new Error(`The row ${row} has not a cell for each caller.`);
      head.forEach((names, n) => {
        for (const name of names.split('+')) ((words[name] ??= {})[row] ??= {})[place] = cells[n] ?? '';
      });
    }
  }
  return words;
}

// Everything at once is more than anybody may ask for.
const config = {
  DENIZEN_MAX_TOKENS: '100000',
  DENIZEN_MAX_ALIASES: '10000',
  DENIZEN_MAX_COST: '1000000000000',
};

const shown = ['id', 'name', 'displayName', 'username', 'slug', 'email', 'externalId', 'prefix', 'reason'];

/** What a caller who is confined to Acme, or to nothing, may read nowhere: ids, names and the like, as JSON. */
function secretsFrom({ own }: Caller): string[] {
  const { tenants } = matrix;
  const concerning = new Set(Object.values(own).flatMap((list) => list.map(({ key }) => key)));
  const home = (own['Tenant'] ?? []).map(({ key }) => key);
  const foreign = Object.values<readonly Thing[]>(matrix.things)
    .flat()
    // The catalogue of permissions and the built-in roles are no secrets.
    .filter(({ fields }) => 'id' in fields && !('permissions' in fields))
    .filter(({ key, tenantIds }) => !concerning.has(key) && !tenantIds.some((id) => id !== null && home.includes(id)));
  expect(foreign.some(({ tenantIds }) => tenantIds.includes(tenants.other))).toBe(true);
  const values = foreign.flatMap(({ fields }) => shown.map((name) => valueOf(fields, name)));
  return [...new Set(values)].filter((value) => typeof value === 'string').map((value) => JSON.stringify(value));
}

type Found = readonly (string | null)[] | number;

function wordOf({ all, key, types, nothing }: Question, { id, own }: Caller, found: Found): string {
  const there = new Set(all.map((thing) => thing.key));
  const concerning = types.flatMap((type) => own[type] ?? []).filter((thing) => there.has(thing.key));
  const mine = concerning.filter((thing) => key === null || !ofOneself.includes(key) || thing.key === id);
  const seen = typeof found === 'number' ? null : new Set(found.filter((one) => one !== null && there.has(one)));
  const count = seen === null ? Number(found) : seen.size;
  if (count === 0) return nothing;
  if (count === there.size) return 'all';
  return count === mine.length && mine.every((thing) => seen?.has(thing.key) ?? true) ? 'own' : 'some';
}

interface Answered {
  readonly text: string;
  readonly found: Found | null;
  readonly word: string;
}

describe.each(dialects)('who finds what by which way into the graph, on %s', (dialect) => {
  let app: App;
  let rows: readonly Row[];
  beforeAll(async () => {
    rows = new Questions((await buildSubgraph({ nodeFields: true, accessDirectives: false })).schema, matrix).rows();
    app = await startApp(dialect, {
      config,
      prepare: (database) => database.transaction((connection) => insertRows(new SqlSession(connection), matrix.world)),
    });
  });
  afterAll(() => app.stop());

  async function ask(caller: Caller, question: Question): Promise<Answered> {
    const { operation, variables = {}, headers = {} } = question;
    const { data, errors, text } = await app.graphql<Data>(operation, variables, { token: caller.secret, headers });
    const codes = new Set(errors?.map(({ extensions }) => String(extensions['code'])));
    const [code] = codes;
    if (code === undefined) {
      const found = question.read(data ?? {});
      return { text, found, word: wordOf(question, caller, found) };
    }
    expect([operation, codes.size, Object.values(data ?? {}).filter((one) => one !== null)]).toEqual([
      operation,
      1,
      [],
    ]);
    return { text, found: null, word: code };
  }

  it('is written in the table for every root field, entity and kind of caller, and for nothing else', () => {
    const names = rows.map(({ name }) => name).sort();
    expect(Object.keys(table).sort()).toEqual(matrix.callers.map(({ name }) => name).sort());
    for (const words of Object.values(table)) expect(Object.keys(words).sort()).toEqual(names);
  });

  it.each(matrix.callers.map((caller) => [caller.name, caller] as const))(
    'is as in the table: to %s',
    async (name, caller) => {
      const words: Words[string] = {};
      const secrets = caller.isConfined ? secretsFrom(caller) : [];
      for (const place of places) {
        const sights: (readonly [string, Question, readonly (string | null)[]])[] = [];
        for (const row of rows) {
          const question = row.at(place);
          if (question === null) continue;
          const { text, found, word } = await ask(caller, question);
          (words[row.name] ??= {})[place] = word;
          expect([row.name, place, secrets.filter((secret) => text.includes(secret))]).toEqual([row.name, place, []]);
          if (question.isSight && found !== null && typeof found !== 'number') sights.push([row.name, question, found]);
        }
        // By a token for one tenant, lists are of that tenant alone.
        if (place !== 'instance' || !caller.isOfOneTenant) expectAlike(sights);
      }
      expect(words).toEqual(table[name]);
    },
  );
});

/** What is seen of a type must be the same by every way. */
function expectAlike(sights: readonly (readonly [string, Question, readonly (string | null)[]])[]): void {
  const seenOf = new Map<string, readonly string[]>();
  const among = ({ all }: Question, found: readonly (string | null)[]) =>
    all.map(({ key }) => key).filter((key) => found.includes(key));
  for (const [, question, found] of sights)
    if (question.nothing === 'none' && question.types.length === 1)
      seenOf.set(question.types[0] ?? '', among(question, found));
  for (const [name, question, found] of sights) {
    const expected = question.types.flatMap((type) => seenOf.get(type) ?? []);
    expect([name, [...new Set(among(question, found))].sort()]).toEqual([name, expected.toSorted()]);
  }
}

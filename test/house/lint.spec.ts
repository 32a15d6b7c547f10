import { FixtureTree } from './fixture-tree.js';

const FAST_CHECK = `import fc from 'fast-check';
const property = fc.property(fc.nat(), () => true);
declare function tried(runs: number): object;
`;

/** One breach of a rule that the house adds or depends on: the rule that must bite, the file, its code. */
const FORBIDDEN: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['@typescript-eslint/no-floating-promises', 'src/core/a.ts', 'async function f() {}\nf();'],
  [
    '@typescript-eslint/no-misused-promises',
    'src/core/b.ts',
    'async function f() { return true; }\nif (f()) throw new Error();',
  ],
  ['@typescript-eslint/no-explicit-any', 'src/core/c.ts', 'const x = [] as any;\nvoid x;'],
  [
    '@typescript-eslint/consistent-type-imports',
    'src/core/d.ts',
    "import { Thing } from './thing.js';\nlet x: Thing | undefined;\nvoid x;",
  ],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'src/core/e.ts',
    "declare const x: 'a' | 'b';\nswitch (x) { case 'a': throw new Error(); }",
  ],
  ['@typescript-eslint/ban-ts-comment', 'src/core/f.ts', '// @ts-ignore\nvoid 1;'],
  ['house/no-default-export', 'src/core/g.ts', '/** A number. */\nconst one = 1;\nexport default one;'],
  ['house/no-default-export', 'test/api/h.ts', 'const one = 1;\nexport { one as default };'],
  ['house/no-process-env', 'src/server/http.ts', 'void process.env.PORT;'],
  ['house/no-process-env', 'src/core/i.ts', "void process['env'];"],
  ['house/no-process-env', 'src/core/j.ts', 'void globalThis.process.env;'],
  ['house/no-process-env', 'src/core/k.ts', 'const { env } = process;\nvoid env;'],
  ['house/no-process-env', 'src/core/l.ts', "import { env } from 'node:process';\nvoid env;"],
  ['house/no-process-env', 'test/api/m.spec.ts', 'void process.env.TEST_MYSQL_URL;'],
  [
    'house/composed-in-one-place',
    'src/server/n.ts',
    "import { SqlUserStore } from '../core/thing.js';\nvoid new SqlUserStore();",
  ],
  [
    'house/composed-in-one-place',
    'src/graphql/o.ts',
    "import * as all from '../core/thing.js';\nvoid new all.UserService();",
  ],
  [
    'house/data-source-in-one-place',
    'src/server/p.ts',
    "import { DataSource } from 'typeorm';\nvoid new DataSource({ type: 'sqljs' });",
  ],
  [
    'house/graphql-errors-in-one-place',
    'src/graphql/users/q.ts',
    "import { GraphQLError } from 'graphql';\nvoid new GraphQLError('no');",
  ],
  ['house/no-shield-not', 'src/graphql/schema/r.ts', "import { not } from 'graphql-shield';\nvoid not;"],
  ['house/no-shield-not', 'src/graphql/schema/s.ts', "import * as shield from 'graphql-shield';\nvoid shield;"],
  [
    'house/no-shield-cache',
    'src/graphql/schema/t.ts',
    "import { rule } from 'graphql-shield';\nvoid rule({ cache: 'contextual' });",
  ],
  [
    'house/no-shield-cache',
    'src/graphql/schema/u.ts',
    "import { rule } from 'graphql-shield';\nvoid rule({ cache: 'strict' });",
  ],
  ['house/no-test-left-out', 'test/api/v.spec.ts', "it.only('x', () => {});"],
  ['house/no-test-left-out', 'test/api/w.spec.ts', "describe.skip('x', () => {});"],
  ['house/no-test-left-out', 'src/core/x.spec.ts', "it.todo('x');"],
  ['house/no-test-left-out', 'test/api/y.spec.ts', "it.concurrent.only('x', async () => {});"],
  ['house/no-test-left-out', 'test/api/z.spec.ts', "it.skip.each([1])('x', () => {});"],
  ['house/no-test-left-out', 'test/api/aa.spec.ts', "xit('x', () => {});"],
  ['house/no-test-left-out', 'test/api/ab.spec.ts', "(process.pid > 1 ? describe : describe.skip)('x', () => {});"],
  ['house/seeded-properties', 'src/core/an.spec.ts', `${FAST_CHECK}fc.assert(property);`],
  ['house/seeded-properties', 'test/api/ao.ts', `${FAST_CHECK}fc.assert(property, { numRuns: 60 });`],
  [
    'house/seeded-properties',
    'test/api/ap.spec.ts',
    `${FAST_CHECK}fc.assert(fc.property(fc.nat(), () => void tried(1)));`,
  ],
  ['house/explained-suppressions', 'src/core/ac.ts', '// eslint-disable-next-line no-self-compare\nvoid (1 === 1);'],
  ['house/explained-suppressions', 'src/core/ad.ts', '/* eslint-disable */\nvoid (1 === 1);'],
  ['house/explained-suppressions', 'src/core/ae.ts', '/* eslint-disable -- it annoys me */\nvoid (1 === 1);'],
  ['house/explained-suppressions', 'src/core/af.ts', 'void (1 === 1); // eslint-disable-line'],
  ['house/explained-suppressions', 'src/core/am.ts', '/* eslint no-self-compare: off */\nvoid (1 === 1);'],
  ['house/documented-exports', 'src/core/ag.ts', 'export function f() {}'],
  ['house/documented-exports', 'src/core/ah.ts', '// Not a JSDoc comment.\nexport class C {}'],
  ['house/documented-exports', 'src/core/ai.ts', '/** */\nexport interface I {}'],
  [
    'house/documented-exports',
    'src/core/aj.ts',
    '/** Only the first of two. */\nexport type T = 1;\nexport type U = 2;',
  ],
  ['house/documented-exports', 'src/core/ak.ts', 'export const LIMIT = 1;'],
  ['max-lines', 'src/core/al.ts', 'void 1;\n'.repeat(301)],
];

/** Code that looks much the same and is right. */
const ALLOWED: readonly (readonly [file: string, code: string])[] = [
  ['src/server/config.ts', 'void process.env.PORT;'],
  ['test/support/ba.ts', 'void process.env.TEST_MYSQL_URL;'],
  ['bench/bb.ts', 'void process.env.SECONDS;'],
  ['src/server/compose.ts', "import { SqlUserStore } from '../core/thing.js';\nvoid new SqlUserStore();"],
  ['test/contract/bc.spec.ts', "import { SqlUserStore } from '../../src/core/thing.js';\nvoid new SqlUserStore();"],
  ['src/storage/database/bd.ts', "import { DataSource } from 'typeorm';\nvoid new DataSource({ type: 'sqljs' });"],
  ['src/graphql/schema/be.ts', "import { GraphQLError } from 'graphql';\nvoid new GraphQLError('no');"],
  [
    'src/graphql/users/bf.ts',
    "import type { GraphQLError } from 'graphql';\nlet x: GraphQLError | undefined;\nvoid x;",
  ],
  ['src/graphql/schema/bg.ts', "import { rule } from 'graphql-shield';\nvoid rule({ cache: 'no_cache' });"],
  ['src/core/bh.ts', '// eslint-disable-next-line no-self-compare -- NaN differs from itself\nvoid (1 === 1);'],
  [
    'src/core/bi.ts',
    '/** Overloaded. */\nexport function f(a: string): void;\nexport function f(a: number): void;\nexport function f(a: unknown) { void a; }',
  ],
  [
    'src/graphql/users/bj.ts',
    "import { ObjectType } from 'type-graphql';\n@ObjectType({ description: 'A thing.' })\nexport class A {}\n/** Decorated. */\n@ObjectType()\nexport class B {}",
  ],
  ['src/core/bk.ts', '/** A type and its value. */\nexport type T = 1;\nexport const T = 1;'],
  ['test/api/bm.spec.ts', `${FAST_CHECK}fc.assert(property, tried(60));`],
  ['test/api/bn.spec.ts', `${FAST_CHECK}fc.assert(property, { ...tried(60), endOnFailure: true });`],
  ['test/api/bl.ts', 'export const undocumented = 1;'],
];

interface Result {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

const CONFIGS = ['.eslint.config.js', 'package.json', 'tsconfig.json', 'test/tsconfig.json'];
const THING =
  '/** Nothing. */\nexport interface Thing { a: 1 }\n/** Nothing. */\nexport class SqlUserStore {}\n/** Nothing. */\nexport class UserService {}\n';

/** What the linter says of each file: `<rule> <file>`. */
async function lint(files: readonly (readonly [file: string, code: string])[]): Promise<string[]> {
  const tree = new FixtureTree({ ...Object.fromEntries(files), 'src/core/thing.ts': THING }, CONFIGS);
  const output = await tree.run(
    'eslint/bin/eslint.js',
    '--config',
    '.eslint.config.js',
    '--format',
    'json',
    'src',
    'test',
    'bench',
  );
  const results = JSON.parse(output) as Result[];
  tree.remove();
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => `${ruleId ?? message} ${filePath.slice(tree.path.length + 1)}`),
  );
}

describe('the linter', () => {
  let said: string[];

  beforeAll(async () => {
    said = await lint([...FORBIDDEN.map(([, file, code]) => [file, code] as const), ['bench/empty.ts', 'void 1;']]);
  });

  it.each(FORBIDDEN)('says %s of %s', (rule, file) => {
    expect(said).toContain(`${rule} ${file}`);
  });

  it('has nothing to say of code that is right', async () => {
    expect(await lint(ALLOWED)).toEqual([]);
  });
});

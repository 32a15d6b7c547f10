import { existsSync } from 'node:fs';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The project's own rules. Each forbids one thing and says what to do instead; CONTRIBUTING.md has the reasons.

/** A rule that forbids what the selector matches (https://eslint.org/docs/latest/extend/selectors). */
function banned(message, ...selectors) {
  return {
    meta: { type: 'problem', schema: [] },
    create: (context) => ({ [selectors.join(', ')]: (node) => context.report({ node, message }) }),
  };
}

/** A suppression names its rules and its reason: `// eslint-disable-next-line some-rule -- why`. */
const explainedSuppressions = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        // Both ways: `eslint-disable… rule` and `eslint rule: off`.
        if (!/^\s*eslint(-disable\S*)?(\s|$)/.test(comment.value)) continue;
        if (/^\s*eslint\S*\s+[^\s-][^]*\s--\s+\S/.test(comment.value)) continue;
        const line = comment.loc.start.line;
        // Reported in front of the first character of the file, where no suppression reaches.
        context.report({ loc: { line: 1, column: -1 }, message: `Line ${line}: ${UNEXPLAINED}` });
      }
    },
  }),
};
const UNEXPLAINED = 'a suppression names its rules and its reason, "eslint-disable-next-line some-rule -- why".';

/** Everything exported carries a JSDoc comment, or a `description` in its decorator, which says it to clients as well. */
const documentedExports = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    'Program:exit'(program) {
      const undocumented = new Map();
      const documented = new Set();
      for (const node of program.body) {
        if (node.type !== 'ExportNamedDeclaration' || !node.declaration) continue;
        const names = (node.declaration.declarations ?? [node.declaration]).map(({ id }) =>
          context.sourceCode.getText(id),
        );
        // An overload, or a type and a value of one name, is documented once.
        for (const name of names) {
          if (isDocumented(context.sourceCode, node)) documented.add(name);
          else undocumented.set(name, node);
        }
      }
      for (const [name, node] of undocumented) {
        if (documented.has(name)) continue;
        context.report({ node, message: `Say in a JSDoc comment what ${name} is: units, limits and errors included.` });
      }
    },
  }),
};

function isDocumented(sourceCode, node) {
  const decorators = node.declaration.decorators ?? [];
  const described = decorators.some((decorator) =>
    decorator.expression.arguments?.some((argument) =>
      argument.properties?.some(({ key }) => key?.name === 'description'),
    ),
  );
  const first = decorators.find((decorator) => decorator.range[0] < node.range[0]) ?? node;
  const comment = sourceCode.getCommentsBefore(first).findLast(({ type }) => type === 'Block');
  return described || (comment !== undefined && /^\*[^]*\w/.test(comment.value));
}

const house = {
  rules: {
    'explained-suppressions': explainedSuppressions,
    'documented-exports': documentedExports,
    'no-default-export': banned(
      'Export by name: a thing has one name in every file.',
      'ExportDefaultDeclaration',
      'ExportSpecifier[exported.name="default"]',
    ),
    'no-process-env': banned(
      'The environment is read in src/server/config.ts only: take a setting from the configuration.',
      'MemberExpression[object.name="process"][property.name="env"]',
      'MemberExpression[object.name="process"][property.value="env"]',
      'MemberExpression[object.property.name="process"][property.name="env"]',
      'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]',
      'ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name="env"]',
    ),
    'composed-in-one-place': banned(
      'Stores and services are made in src/server/compose.ts only: take this one as a parameter.',
      'NewExpression[callee.name=/(Store|Service)$/]',
      'NewExpression[callee.property.name=/(Store|Service)$/]',
    ),
    'data-source-in-one-place': banned(
      'A DataSource is made in src/storage/database only.',
      'NewExpression[callee.name="DataSource"]',
    ),
    'graphql-errors-in-one-place': banned(
      'GraphQL errors are made in src/graphql/schema only: throw a domain error of src/core/kernel.',
      'ImportDeclaration[importKind!="type"][source.value="graphql"] > ImportSpecifier[importKind!="type"][imported.name="GraphQLError"]',
    ),
    'no-shield-not': banned(
      'not() of graphql-shield allows when its rule throws: write the rule the other way round.',
      'ImportDeclaration[source.value="graphql-shield"] > ImportSpecifier[imported.name="not"]',
      'ImportDeclaration[source.value="graphql-shield"] > ImportNamespaceSpecifier',
    ),
    'no-shield-cache': banned(
      "graphql-shield's caches mix up answers (strict: of fields, contextual: of arguments): use no_cache.",
      'Property[key.name="cache"] > Literal[value=/^(strict|contextual)$/]',
      'Property[key.value="cache"] > Literal[value=/^(strict|contextual)$/]',
    ),
    'seeded-properties': banned(
      'A property takes `tried(runs)` of test/support/seed.ts: it begins where every run begins, and goes on for as long as wanted.',
      'CallExpression[callee.object.name="fc"][callee.property.name="assert"]:not([arguments.length=2])',
      'CallExpression[callee.object.name="fc"][callee.property.name="assert"] > :nth-child(2)' +
        ':not(CallExpression[callee.name="tried"]):not(ObjectExpression:has(CallExpression[callee.name="tried"]))',
    ),
    'no-test-left-out': banned(
      'No test is focused or left out in a commit: mend it or delete it.',
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
      'MemberExpression[object.name=/^(it|test|describe)$/][property.value=/^(only|skip|todo|failing)$/]',
      'MemberExpression[object.object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
      'CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]',
    ),
  },
};

const SPECS = ['**/*.spec.ts', '**/*.spec.tsx'];
const BROWSER_PROJECT = 'src/graphiql/tsconfig.json';

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'reports/', 'test/support/generated/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { house },
    languageOptions: {
      parserOptions: {
        project: ['test/tsconfig.json', ...(existsSync(BROWSER_PROJECT) ? [BROWSER_PROJECT] : [])],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'array-callback-return': 'error',
      eqeqeq: ['error', 'smart'],
      'max-lines': ['warn', { max: 300 }],
      'no-constructor-return': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unreachable-loop': 'error',
      'no-useless-rename': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // A method that implements an asynchronous contract may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'house/explained-suppressions': 'error',
      'house/no-default-export': 'error',
      'house/no-process-env': 'error',
      'house/seeded-properties': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: SPECS,
    rules: {
      'house/documented-exports': 'error',
      'house/composed-in-one-place': 'error',
      'house/data-source-in-one-place': 'error',
      'house/graphql-errors-in-one-place': 'error',
      'house/no-shield-not': 'error',
      'house/no-shield-cache': 'error',
    },
  },
  { files: ['src/server/compose.ts'], rules: { 'house/composed-in-one-place': 'off' } },
  { files: ['src/storage/database/**'], rules: { 'house/data-source-in-one-place': 'off' } },
  { files: ['src/graphql/schema/**'], rules: { 'house/graphql-errors-in-one-place': 'off' } },
  {
    files: SPECS,
    rules: {
      'house/no-test-left-out': 'error',
      // expect(store.add) takes a method apart on purpose.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/server/config.ts', 'test/support/**', 'bench/**', '.scripts/**'],
    rules: { 'house/no-process-env': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/consistent-type-exports': 'off',
    },
  },
  // Their programs want a default export.
  { files: ['.eslint.config.js'], rules: { 'house/no-default-export': 'off' } },
);

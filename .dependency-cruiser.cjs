'use strict';

const { join } = require('node:path');

// The house's rings and rooms. What each rule is for: CONTRIBUTING.md, "Rings and rooms".
// test/house/rings.spec.ts breaks every rule on purpose and expects it to bite.

const SPEC = '\\.spec\\.ts$';

/**
 * Rooms from the ground up: a room sees itself and the levels below its own, not its neighbours. Every later room (one
 * that is not listed) sees all of these, and other later rooms as long as no cycle arises.
 */
const LEVELS = [
  ['kernel'],
  ['access'],
  ['audit'],
  ['changes'],
  ['tenants'],
  ['users', 'roles'],
  ['groups'],
  ['assignments'],
];

/** One rule for each room of a ring; `everybodys` are parts of it that every room may import. */
function roomRules(ring, levels, everybodys = []) {
  return levels.flatMap((rooms, level) =>
    rooms.map((room) => {
      const seen = [...levels.slice(0, level).flat(), room];
      return {
        name: `${ring}-${room}-sees-the-rooms-below`,
        severity: 'error',
        comment: `Of its ring, src/${ring}/${room} sees only ${seen.join(', ')}: a relation lives in the room that owns the edge.`,
        from: { path: `^src/${ring}/${room}/`, pathNot: SPEC },
        to: {
          path: `^src/${ring}/`,
          pathNot: [
            ...seen.map((below) => `^src/${ring}/${below}/`),
            ...everybodys.map((part) => `^src/${ring}/${part}`),
          ],
        },
      };
    }),
  );
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'No cycles anywhere, not even of types: one of the two things lives in the wrong place.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-imports-core',
      severity: 'error',
      comment: 'The rules are plain TypeScript: no package, no Node module, no other ring.',
      from: { path: '^src/core/', pathNot: SPEC },
      to: { pathNot: '^src/core/' },
    },
    ...roomRules('core', LEVELS),
    {
      name: 'fronts-import-core',
      severity: 'error',
      comment: 'A front (graphql, importing) imports core and itself: no storage, no server, no other front.',
      from: { path: '^src/(graphql|importing)/', pathNot: SPEC },
      to: { path: '^src/', pathNot: '^src/(core|$1)/' },
    },
    // schema/ is the ground (errors, scalars) as well as the roof (assembly): everybody sees it, and it sees everybody.
    // That no file of it is both is what no-cycle holds.
    // Its rooms access and audit are later ones: they tell about the things of all the others, where core's are what they
    // stand on.
    ...roomRules('graphql', [['connection'], ...LEVELS.slice(3)], ['schema/', 'context\\.ts$']),
    {
      name: 'storage-imports-core',
      severity: 'error',
      comment: 'The back imports core and itself: never a front, never the server.',
      from: { path: '^src/storage/', pathNot: SPEC },
      to: { path: '^src/', pathNot: '^src/(core|storage)/' },
    },
    {
      name: 'cli-imports-core-and-server',
      severity: 'error',
      comment:
        'A command speaks to core and importing, and is put together by the server; it sees no SQL and no resolver.',
      from: { path: '^src/cli/', pathNot: SPEC },
      to: { path: '^src/', pathNot: '^src/(cli|core|importing|server)/' },
    },
    {
      name: 'nobody-imports-server',
      severity: 'error',
      comment: 'The server sees everybody; only src/main.ts and src/cli see the server.',
      from: { path: '^(src|migrations)/', pathNot: ['^src/(server|cli)/', '^src/main\\.ts$', SPEC] },
      to: { path: '^src/server/' },
    },
    {
      name: 'browser-code-stands-alone',
      severity: 'error',
      comment:
        'src/graphiql runs in the browser; what the page and the server both know is in src/graphiql/page-config.ts.',
      from: { path: '^src/graphiql/', pathNot: SPEC },
      to: { path: '^(src|migrations)/', pathNot: '^src/graphiql/' },
    },
    {
      name: 'browser-code-is-not-for-node',
      severity: 'error',
      comment: 'Of src/graphiql, only page-config.ts is for the server.',
      from: { path: '^(src|migrations)/', pathNot: '^src/graphiql/' },
      to: { path: '^src/graphiql/', pathNot: '^src/graphiql/page-config\\.ts$' },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      comment:
        'A migration must do the same for ever: of src it sees src/storage/database only, never a table or a rule.',
      from: { path: '^migrations/' },
      to: { path: '^src/', pathNot: '^src/storage/database/' },
    },
    {
      name: 'production-imports-no-test',
      severity: 'error',
      comment: 'What runs in production imports nothing of test/ or bench/, and no spec.',
      from: { path: '^(src|migrations)/', pathNot: SPEC },
      to: { path: ['^(test|bench)/', SPEC] },
    },
    {
      name: 'production-imports-dependencies',
      severity: 'error',
      comment: 'A package that production code imports is in "dependencies": "npm ci --omit=dev" must be enough.',
      from: { path: '^(src|migrations)/', pathNot: ['^src/graphiql/', SPEC] },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'imports-resolve',
      severity: 'error',
      comment: 'What is imported exists. One package holds types alone, which no resolver of modules can find.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    // Types count: a ring that knows another one's types depends on it.
    tsPreCompilationDeps: true,
    // In full: a relative path into a folder is resolved against that folder once more.
    tsConfig: { fileName: join(__dirname, 'test/tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

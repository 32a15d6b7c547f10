// npm run check: every rule that tools hold, all of them even when one fails. `npm run check -- lint rings` runs some.
import { existsSync } from 'node:fs';
import { start } from './run.mjs';

const CHECKS = {
  types: [
    // Emits: the schema check below runs what is compiled here.
    'tsc',
    'tsc -p test --incremental --tsBuildInfoFile node_modules/.cache/tsc/test.tsbuildinfo',
    ...(existsSync('src/graphiql/tsconfig.json') ? ['tsc -p src/graphiql --noEmit'] : []),
  ],
  lint: ['npm run --silent lint'],
  format: ['prettier --check --log-level warn .'],
  rings: ['npm run --silent rings'],
  schema: ['node dist/src/cli/main.js schema --write schema/schema.graphql --check'],
  codegen: ['npm run --silent codegen -- --check'],
};

const ADVICE = {
  format: 'npm run format',
  schema: 'npm run schema, and a line in schema/CHANGELOG.md',
  codegen: 'npm run codegen',
};

async function outputOf(command) {
  const child = start(command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((done) => child.once('close', done));
  return { output, failed: code !== 0 };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in CHECKS));
if (unknown.length > 0) {
  console.error(`There is no check "${unknown.join('", "')}". There are: ${Object.keys(CHECKS).join(', ')}.`);
  process.exit(2);
}

const failures = [];
for (const name of Object.keys(CHECKS).filter((name) => asked.length === 0 || asked.includes(name))) {
  const started = Date.now();
  const results = [];
  for (const command of CHECKS[name]) results.push(await outputOf(command));
  const failed = results.some((result) => result.failed);
  console.log(`${failed ? 'FAILED' : 'ok    '} ${name.padEnd(8)} ${((Date.now() - started) / 1000).toFixed(1)} s`);
  // A check that passes may still have a warning to show.
  for (const { output } of results) if (output.trim() !== '' && (failed || name === 'lint')) console.log(output.trim());
  if (failed) failures.push(name);
}

if (failures.length > 0) {
  console.log(`\nFailed: ${failures.join(', ')}.`);
  for (const name of failures) if (ADVICE[name]) console.log(`If ${name} is merely out of date: ${ADVICE[name]}.`);
  process.exit(1);
}

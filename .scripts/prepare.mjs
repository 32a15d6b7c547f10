// npm runs this after `npm ci` and `npm install`, so that `npm start` works at once.
import { existsSync } from 'node:fs';

// `npm ci --omit=dev` brings no compiler: dist/ comes from a full install then, beside which it is built and copied.
if (existsSync('node_modules/typescript') && existsSync('node_modules/esbuild')) {
  await import('./build.mjs');
} else if (existsSync('dist/src/main.js')) {
  console.log('denizen: kept dist/ as it is (no compiler installed).');
} else {
  console.log('denizen: nothing built, for the compiler is a development dependency. Copy dist/ from a full install.');
}

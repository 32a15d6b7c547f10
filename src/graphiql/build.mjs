// Bundles GraphiQL, Monaco, its workers, styles and fonts into dist/graphiql, so that the page needs no other host.
// Usage: node src/graphiql/build.mjs [output folder]
import { createHash } from 'node:crypto';
import { copyFile, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const outdir = process.argv[2] ? resolve(process.argv[2]) : join(root, 'dist/graphiql');

/** GraphiQL's own style sheet contains Monaco's already; the copies beside Monaco's modules would double it. */
const leaveOutMonacoStyles = {
  name: 'leave-out-monaco-styles',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]monaco-editor[\\/].*\.css$/ }, () => ({ contents: '', loader: 'css' }));
  },
};

/**
 * GraphiQL's style sheet carries 460 kB of fonts as data: addresses. As files they are loaded only where a page shows
 * such letters, and the content security policy can forbid fonts from data: addresses.
 */
const fontsAsFiles = {
  name: 'fonts-as-files',
  setup({ onLoad, onResolve }) {
    const fonts = new Map();
    onLoad({ filter: /[\\/]graphiql[\\/]dist[\\/]style\.css$/ }, async ({ path }) => {
      const css = await readFile(path, 'utf8');
      const contents = css.replace(/url\(data:font\/(\w+);base64,([^)]+)\)/g, (_, type, base64) => {
        const name = `${createHash('sha256').update(base64).digest('hex').slice(0, 12)}.${type}`;
        fonts.set(name, Buffer.from(base64, 'base64'));
        return `url("font:${name}")`;
      });
      if (fonts.size === 0)
        throw new Error(`${path} has no embedded fonts any more; look at how it refers to them now`);
      return { contents, loader: 'css' };
    });
    onResolve({ filter: /^font:/ }, ({ path }) => ({ path: path.slice('font:'.length), namespace: 'font' }));
    onLoad({ filter: /.*/, namespace: 'font' }, ({ path }) => ({ contents: fonts.get(path), loader: 'file' }));
  },
};

/**
 * GraphiQL asks for Prettier's parsers by an older name, for which there are only files in CommonJS: bundled from
 * those, prettifying finds no parser. The same plugins exist as modules.
 */
const prettierAsModules = {
  name: 'prettier-as-modules',
  setup({ onResolve, resolve: resolveModule }) {
    onResolve({ filter: /^prettier\/parser-(babel|graphql)$/ }, ({ path, kind, resolveDir }) =>
      resolveModule(path.replace('/parser-', '/plugins/'), { kind, resolveDir }),
    );
  },
};

const started = performance.now();
await rm(outdir, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  outdir,
  entryPoints: {
    main: join(here, 'main.tsx'),
    'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
    'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  },
  tsconfig: join(here, 'tsconfig.json'),
  bundle: true,
  // One graph for the page and its workers: what they share is built once. Workers are modules for that reason.
  format: 'esm',
  splitting: true,
  minify: true,
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
  // Names change with the content, so these two folders can be cached for ever; the entries keep their names.
  chunkNames: 'chunks/[name]-[hash]',
  assetNames: 'assets/[name]-[hash]',
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
  plugins: [leaveOutMonacoStyles, fontsAsFiles, prettierAsModules],
});
await copyFile(join(here, 'favicon.svg'), join(outdir, 'favicon.svg'));

const files = Object.values(metafile.outputs);
const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
const seconds = (performance.now() - started) / 1000;
console.log(
  `GraphiQL: ${files.length} files, ${megabytes.toFixed(1)} MB in ${relative(process.cwd(), outdir)}, ${seconds.toFixed(1)} s`,
);

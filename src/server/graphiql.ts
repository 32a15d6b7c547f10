import { access, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Response, type Router } from 'express';
import { Kind, parse } from 'graphql';
import { CONFIG_ELEMENT_ID, type Example, type PageConfig, titleFromComment } from '../graphiql/page-config.js';

/** What the GraphiQL page is served with. */
export interface GraphiqlOptions {
  /** The folder `npm run build` writes the bundle to (`dist/graphiql`). */
  readonly assetsDir: string;
  /** The path of the GraphQL endpoint on this server, e.g. `/graphql`. */
  readonly endpoint: string;
  /**
   * Headers every tab starts with: a demo identity, or none. They are given to whoever opens the page under a name of this
   * machine's own; under any other name the page has none, because its owner could read it by DNS rebinding.
   */
  readonly headers: Readonly<Record<string, string>>;
  /** One tab each, in this order. */
  readonly examples: readonly Example[];
}

const TITLE = 'Denizen';

/**
 * What the page may load and where it may talk to: this server, nothing else. It carries a token and shows data other
 * people wrote, so each relaxation has its reason:
 * - `style-src 'unsafe-inline'`: Monaco positions its lines with style attributes and writes its colours into style
 *   elements as it goes; it has no support for nonces, and the content is not known beforehand.
 * - `img-src data:`: Monaco draws the squiggles under errors as data: images; the icons of its style sheet are such too.
 *
 * Scripts need none: the only inline one is data (`application/json`), which a browser never runs.
 */
const PAGE_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A worker is governed by the policy it was sent with: it loads its own modules, and has nobody to talk to. */
const ASSETS_POLICY = "default-src 'none'; script-src 'self'";

/** The build puts a hash of the content into the names of what lies in these folders. */
const HASHED = /[\\/](?:assets|chunks)[\\/][^\\/]+$/;

/**
 * Serves GraphiQL at `/` and its files under `/graphiql`. Nothing comes from another host. Where the files are missing,
 * `/` answers 503 with a page that says how to make them.
 *
 * @throws TypeError when the endpoint is not a path on this server: the page's policy would refuse to talk to it.
 */
export function graphiqlHandler({ assetsDir, endpoint, headers, examples }: GraphiqlOptions): Router {
  if (!/^\/(?!\/)/.test(endpoint)) {
    throw new TypeError(`GraphiQL's endpoint must be a path on this server such as "/graphql", not "${endpoint}".`);
  }
  const page = renderPage({ endpoint, headers, examples, title: TITLE });
  const pageForOtherNames = renderPage({ endpoint, headers: {}, examples, title: TITLE });
  const router = express.Router();
  router.get('/', async (request, response) => {
    setPageHeaders(response);
    if (!(await exists(join(assetsDir, 'main.js')))) response.status(503).send(NOT_BUILT_PAGE);
    else response.send(isLoopback(request.hostname) ? page : pageForOtherNames);
  });
  router.use(
    '/graphiql',
    express.static(assetsDir, { index: false, redirect: false, cacheControl: false, setHeaders: setAssetHeaders }),
  );
  return router;
}

/** Whether a host name or address means this machine to whoever uses it, whatever a name server says. */
export function isLoopback(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

function setPageHeaders(response: Response): void {
  response.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': PAGE_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    // The page carries a token.
    'Cache-Control': 'no-store',
  });
}

function setAssetHeaders(response: Response, file: string): void {
  response.set({
    'Content-Security-Policy': ASSETS_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    // `no-cache` means: keep it, but ask whether it is still the same.
    'Cache-Control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function renderPage(config: PageConfig): string {
  // Addresses are relative, so that the page also works behind a proxy that adds a path in front.
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${TITLE}</title>
    <link rel="icon" type="image/svg+xml" href="graphiql/favicon.svg">
    <link rel="stylesheet" href="graphiql/main.css">
    <script type="application/json" id="${CONFIG_ELEMENT_ID}">${jsonForHtml(config)}</script>
    <script type="module" src="graphiql/main.js"></script>
  </head>
  <body>
    <div id="graphiql"><p class="page-message">Loading GraphiQL …</p></div>
    <noscript><p class="page-message">GraphiQL needs JavaScript. The API itself is at ${endpointForHtml(config)}.</p></noscript>
  </body>
</html>
`;
}

/** JSON that can't end the script element it stands in (`</script>`, `<!--`), nor a line of JavaScript (U+2028/9). */
function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function endpointForHtml({ endpoint }: PageConfig): string {
  return endpoint.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const NOT_BUILT_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${TITLE}: GraphiQL is not built</title>
  </head>
  <body>
    <h1>GraphiQL is not built yet</h1>
    <p>The API is running, only this page is missing its files. Make them with</p>
    <pre>npm run build</pre>
    <p>and load the page again. There is no need to restart the server.</p>
  </body>
</html>
`;

/**
 * Reads the `*.graphql` files of a folder in the order of their names (`01-people.graphql`, `02-…`). A tab is named by
 * the comment in the file's first line, else by its first named operation, else by the file. Its variables come from the
 * file of the same name that ends in `.json`, if there is one.
 *
 * @throws Error naming the file, when the folder is missing, a document does not parse, or the variables are no JSON object.
 */
export async function readExamples(dir: string): Promise<Example[]> {
  const files = await readdir(dir).catch((error: unknown) => {
    throw new Error(`The examples for GraphiQL can't be read from ${dir}.`, { cause: error });
  });
  const documents = files.filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(
    documents.map(async (file) => {
      const query = (await readFile(join(dir, file), 'utf8')).trimEnd();
      const variablesFile = file.replace(/\.graphql$/, '.json');
      const operation = operationName(query, join(dir, file));
      const name = titleFromComment(query) ?? operation ?? nameFromFile(file);
      if (!files.includes(variablesFile)) return { name, query };
      return { name, query, variables: await readVariables(join(dir, variablesFile)) };
    }),
  );
}

function operationName(query: string, file: string): string | undefined {
  try {
    for (const definition of parse(query, { noLocation: true }).definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION && definition.name) return definition.name.value;
    }
    return undefined;
  } catch (error) {
    throw new Error(`${file} is no GraphQL document: ${messageOf(error)}`, { cause: error });
  }
}

function nameFromFile(file: string): string {
  return file
    .replace(/\.graphql$/, '')
    .replace(/^\d+-/, '')
    .replaceAll('-', ' ');
}

async function readVariables(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('it is no object');
    return text.trimEnd();
  } catch (error) {
    throw new Error(`${file} must hold the variables as one JSON object: ${messageOf(error)}`, { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

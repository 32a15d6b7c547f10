import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { get, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import express from 'express';
import { graphiqlHandler, readExamples, type GraphiqlOptions } from '../../src/server/graphiql.js';

let dir: string;
const servers: Server[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'denizen-page-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
  await rm(dir, { recursive: true });
});

async function serve(options: Partial<GraphiqlOptions> = {}): Promise<string> {
  const app = express();
  app.use(graphiqlHandler({ assetsDir: dir, endpoint: '/graphql', headers: {}, examples: [], ...options }));
  const server = app.listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(dir, name, '..'), { recursive: true });
    await writeFile(join(dir, name), content);
  }
}

describe('the GraphiQL page', () => {
  it('carries its configuration unchanged, whatever the text in it', async () => {
    await write({ 'main.js': '' });
    const hostile = '</script><script>alert(1)</script><!-- \u2028 \u2029 & "\'';
    const examples = [{ name: hostile, query: hostile, variables: hostile }];
    const headers = { Authorization: `Bearer ${hostile}` };
    const html = await (await fetch(await serve({ examples, headers }))).text();
    const scripts = [...html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)];
    expect(scripts.map(([, attributes]) => attributes)).toEqual([
      ' type="application/json" id="denizen-config"',
      ' type="module" src="graphiql/main.js"',
    ]);
    expect(JSON.parse(scripts[0]?.[2] ?? '')).toEqual({ endpoint: '/graphql', headers, examples, title: 'Denizen' });
    expect(scripts[0]?.[2]).not.toMatch(/[<>\u2028\u2029]/);
  });

  it('lets scripts, connections, workers and fonts come from its own server only, and no site frame it', async () => {
    await write({ 'main.js': '' });
    const policy = (await fetch(await serve())).headers.get('content-security-policy') ?? '';
    const directives = Object.fromEntries(
      policy.split('; ').map((text) => text.split(/ (.*)/, 2)) as [string, string][],
    );
    expect(directives).toEqual({
      'default-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data:",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
  });

  it.each([
    ['localhost', true],
    ['LOCALHOST:4000', true],
    ['127.0.0.1:4000', true],
    ['[::1]:4000', true],
    ['evil.example', false],
    ['localhost.evil.example', false],
    ['127.0.0.1.evil.example:4000', false],
    ['192.0.2.7', false],
    ['[::2]', false],
  ])('carries its headers for a host of this machine alone: %s', async (host, carries) => {
    await write({ 'main.js': '' });
    const { port } = new URL(await serve({ headers: { Authorization: 'Bearer secret' } }));
    const html = await new Promise<string>((resolve, reject) => {
      get({ host: '127.0.0.1', port, headers: { host } }, (response) => void text(response).then(resolve, reject));
    });
    expect(html).toContain('id="denizen-config"');
    expect(html.includes('Bearer secret')).toBe(carries);
  });

  it('is kept by no cache, because it carries a token', async () => {
    await write({ 'main.js': '' });
    expect((await fetch(await serve())).headers.get('cache-control')).toBe('no-store');
  });

  it('says how to build it when its files are missing, and works as soon as they are there', async () => {
    const url = await serve({ headers: { Authorization: 'Bearer secret' } });
    const missing = await fetch(url);
    expect(missing.status).toBe(503);
    expect(missing.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const text = await missing.text();
    expect(text).toContain('npm run build');
    expect(text).not.toContain('secret');
    await write({ 'main.js': '' });
    expect((await fetch(url)).status).toBe(200);
  });

  it('serves its files with their types; those with a hash in their name may be kept for ever', async () => {
    await write({
      'main.js': '1',
      'main.css': '2',
      'favicon.svg': '<svg/>',
      'chunks/a-1.js': '3',
      'assets/b-2.woff2': '4',
    });
    const url = await serve();
    const seen = await Promise.all(
      ['main.js', 'main.css', 'favicon.svg', 'chunks/a-1.js', 'assets/b-2.woff2'].map(async (file) => {
        const { headers } = await fetch(`${url}/graphiql/${file}`);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'self'");
        return [headers.get('content-type'), headers.get('cache-control')];
      }),
    );
    expect(seen).toEqual([
      ['text/javascript; charset=utf-8', 'no-cache'],
      ['text/css; charset=utf-8', 'no-cache'],
      ['image/svg+xml', 'no-cache'],
      ['text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['font/woff2', 'public, max-age=31536000, immutable'],
    ]);
    expect((await fetch(`${url}/graphiql/missing.js`)).status).toBe(404);
  });

  it.each(['https://elsewhere.example/graphql', '//elsewhere.example/graphql', 'graphql', ''])(
    'refuses the endpoint "%s", which is no path on its own server',
    (endpoint) => {
      expect(() => graphiqlHandler({ assetsDir: dir, endpoint, headers: {}, examples: [] })).toThrow(TypeError);
    },
  );
});

describe('the examples', () => {
  it('come in the order of their file names, with the variables beside them', async () => {
    await write({
      '02-b.graphql': '# Second\nquery B($id: ID!) { b(id: $id) }\n',
      '02-b.json': '{ "id": "usr_1" }\n',
      '01-a.graphql': '# First\nquery A { a }\n',
      'README.md': 'not an example',
    });
    expect(await readExamples(dir)).toEqual([
      { name: 'First', query: '# First\nquery A { a }' },
      { name: 'Second', query: '# Second\nquery B($id: ID!) { b(id: $id) }', variables: '{ "id": "usr_1" }' },
    ]);
  });

  it.each([
    ['the comment in the first line', '# People  and groups \r\nquery A { a }', 'People  and groups'],
    ['a comment after blank lines', '\n\n#People\nquery A { a }', 'People'],
    ['the first named operation', 'query A { a }\n# later\nmutation B { b }', 'A'],
    ['the operation when the comment is empty', '#\nquery A { a }', 'A'],
    ['the file when nothing has a name', '{ a }', 'some people'],
  ])('are named by %s', async (_source, query, name) => {
    await write({ '07-some-people.graphql': query });
    expect((await readExamples(dir)).map((example) => example.name)).toEqual([name]);
  });

  it('name the file that is no GraphQL document', async () => {
    await write({ '01-a.graphql': '# Title\nquery A {' });
    await expect(readExamples(dir)).rejects.toThrow(/01-a\.graphql is no GraphQL document: Syntax Error/);
  });

  it.each(['[1]', 'null', '"x"', '{ id: 1 }', ''])('name the file whose variables are %s', async (text) => {
    await write({ '01-a.graphql': 'query A { a }', '01-a.json': text });
    await expect(readExamples(dir)).rejects.toThrow(/01-a\.json must hold the variables as one JSON object/);
  });

  it('name the folder that is not there', async () => {
    await expect(readExamples(join(dir, 'none'))).rejects.toThrow(`can't be read from ${join(dir, 'none')}`);
  });
});

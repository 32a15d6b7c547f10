import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { demoQueries } from './demo-queries.js';

type Demo = ChildProcessByStdio<null, Readable, Readable>;

const compiled = 'test/federation/demo-gateway.js';
let folder: string;

beforeAll(async () => {
  // Inside the project, where its packages are found; not where the service is built, which may be running.
  mkdirSync('dist', { recursive: true });
  folder = mkdtempSync(join('dist', 'demo-'));
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', 'bench', '--outDir', folder, '--noCheck']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(...args: string[]): Demo {
  return spawn(process.execPath, [join(folder, compiled), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What the demo has written when it says that it is ready, or when it has ended. */
async function greetingOf(demo: Demo): Promise<string> {
  let text = '';
  for await (const chunk of demo.stdout) {
    text += String(chunk);
    if (text.includes('Ctrl-C')) break;
  }
  return text;
}

function found(text: string, pattern: RegExp): string {
  return pattern.exec(text)?.[1] ?? '';
}

describe('the demo of the gateway', () => {
  it('answers every query that it prints with the token that it prints, and stops cleanly', async () => {
    const demo = start('--port', '0');
    try {
      const text = await greetingOf(demo);
      const url = found(text, /gateway +(http:\S+)/);
      const authorization = `Bearer ${found(text, /Bearer (dzn_[\w-]+)/)}`;
      for (const { query } of demoQueries) {
        expect(text).toContain(query);
        const headers = { 'content-type': 'application/json', authorization };
        const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
        expect(await response.json()).toEqual({ data: expect.any(Object) as object });
      }
      const page = await fetch(new URL('/', url));
      expect(await page.text()).toContain('GraphiQL');
      demo.kill('SIGINT');
      expect(await once(demo, 'exit')).toEqual([0, null]);
      await expect(fetch(url)).rejects.toThrow();
    } finally {
      demo.kill('SIGKILL');
    }
  });

  it('says what to do when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const demo = start('--port', String((other.address() as AddressInfo).port));
    try {
      let complaint = '';
      demo.stderr.on('data', (chunk) => (complaint += String(chunk)));
      // Only then has all that it wrote been read; the exit may come before.
      expect(await once(demo, 'close')).toEqual([1, null]);
      expect(complaint).toMatch(/EADDRINUSE.*npm run demo:gateway -- --port/);
    } finally {
      demo.kill('SIGKILL');
      other.close();
    }
  });

  it('is what the script of package.json starts', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    expect(scripts['demo:gateway']).toBe(`tsc -p bench && node dist/${compiled}`);
  });
});

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type Page, type Request } from 'playwright-core';

/**
 * The Chromium to test with: `CHROMIUM_PATH`, else the first of chromium, chromium-browser and google-chrome on the
 * PATH; undefined when there is none.
 */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether browser tests must run (`CI=true`) even if that means to fail for want of a Chromium. */
export function isChromiumRequired(): boolean {
  return process.env.CI === 'true';
}

/** Where a picture of the page is wanted (`SCREENSHOT`), if it is. */
export function wantedScreenshot(): string | undefined {
  return process.env.SCREENSHOT;
}

/** Starts a headless Chromium that can reach this machine only. Close it when done. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: install one, or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    headless: true,
    // Chromium's sandbox refuses to run as root (containers); everybody else keeps it.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
}

/** What a page did, gathered while it runs. */
export interface Observations {
  /** Console errors and warnings, uncaught exceptions, refused policies. */
  readonly complaints: string[];
  /** Requests that failed or were answered with a status of 400 or above. */
  readonly failedRequests: string[];
  /** Addresses of requests to another origin than the page's. */
  readonly foreignRequests: string[];
  /** GraphQL operations that were sent, with their documents and the headers of their requests (names in lower case). */
  readonly operations: { name: string | undefined; query: string | undefined; headers: Record<string, string> }[];
}

/** Watches a page from before its first navigation. `origin` is the one server it may talk to. */
export function observe(page: Page, origin: string): Observations {
  const seen: Observations = { complaints: [], failedRequests: [], foreignRequests: [], operations: [] };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) seen.complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.complaints.push(`uncaught: ${error.message}`));
  // The context also sees the requests of the page's workers.
  page.context().on('request', (request) => {
    const { protocol, origin: target } = new URL(request.url());
    if (protocol.startsWith('http') && target !== origin) seen.foreignRequests.push(request.url());
    if (request.method() === 'POST') seen.operations.push(operationOf(request));
  });
  page.context().on('requestfailed', (request) => {
    seen.failedRequests.push(`${request.url()}: ${request.failure()?.errorText ?? 'failed'}`);
  });
  page.context().on('response', (response) => {
    if (response.status() >= 400) seen.failedRequests.push(`${response.url()}: ${response.status()}`);
  });
  return seen;
}

function operationOf(request: Request): Observations['operations'][number] {
  const body = request.postDataJSON() as Readonly<Record<string, unknown>> | null;
  const text = (key: string) => (typeof body?.[key] === 'string' ? body[key] : undefined);
  return { name: text('operationName'), query: text('query'), headers: request.headers() };
}

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readExamples } from '../../src/server/graphiql.js';
import { projectFolder } from '../../src/server/project.js';
import type { Example } from '../../src/graphiql/page-config.js';
import { findChromium, isChromiumRequired, launchChromium, wantedScreenshot } from '../support/browser.js';
import {
  checkDocumentation,
  checkExamplesRun,
  checkGraphiql,
  checkHistory,
  checkRequests,
  checkTabs,
  editorText,
  modelExpression,
  openGraphiql,
  operationsOf,
  run,
  selectTab,
  setEditorText,
  untilReady,
  waitUntil,
  type OpenGraphiql,
} from '../support/graphiql-checks.js';
import { startApp, type App } from '../support/app.js';
import { takeScreenshot } from './screenshot.js';

// A first start of Chromium on a busy machine takes its time, and two tests run all examples; nothing here asserts how long.
jest.setTimeout(300_000);

let examples: readonly Example[];
let headers: Readonly<Record<string, string>>;

function describeGraphiql(): void {
  let server: App;
  let browser: Browser;
  let page: Page;
  let graphiql: OpenGraphiql;

  beforeAll(async () => {
    examples = await readExamples(join(projectFolder, 'schema', 'examples'));
    server = await startApp('sqlite', { seed: 'demo', config: { DENIZEN_GRAPHIQL: 'on' } });
    headers = { Authorization: `Bearer ${server.rootToken}` };
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    // A new context is a new person: no stored tabs, no cache.
    page = await (await browser.newContext()).newPage();
    graphiql = await openGraphiql(page, server.url);
  });
  afterEach(async () => {
    await page.context().close();
  });

  it('opens every example in a tab of its own name', async () => {
    await checkTabs(graphiql, examples);
    expect(await editorText(graphiql, 'operation.graphql')).toBe(examples[0]?.query);
    expect(await editorText(graphiql, 'variables.json')).toBe(examples[0]?.variables ?? '');
    checkRequests(graphiql, headers);
  });

  it('runs every example without errors, as the caller that is already in place', async () => {
    await checkExamplesRun(graphiql, examples, headers);
    checkRequests(graphiql, headers);
    expect(graphiql.seen.operations).toHaveLength(1 + examples.flatMap(({ query }) => operationsOf(query)).length);
  });

  it('goes to any tab by a list of their names, also to one that is out of sight', async () => {
    const picker = page.getByRole('combobox', { name: 'Go to a tab' });
    expect(await picker.locator('option').allTextContents()).toEqual(examples.map(({ name }) => name));
    const last = page.locator('.graphiql-tab-button').last();
    const farRight = async () => ((await last.boundingBox())?.x ?? 0) > 1280;
    expect(await farRight()).toBe(true);
    await picker.selectOption({ label: examples.at(-1)?.name ?? '' });
    await page.locator('.graphiql-tab-active', { hasText: examples.at(-1)?.name }).waitFor();
    expect(await farRight()).toBe(false);
    expect(await editorText(graphiql, 'operation.graphql')).toBe(examples.at(-1)?.query);
    checkRequests(graphiql, headers);
  });

  it('shows the documentation of the Query type', async () => {
    await checkDocumentation(graphiql);
    checkRequests(graphiql, headers);
  });

  it('remembers an operation that ran in the history', async () => {
    await run(graphiql);
    await checkHistory(graphiql);
    checkRequests(graphiql, headers);
  });

  it('does all of this in one visit', async () => {
    await checkGraphiql(await page.context().newPage(), server.url, examples, headers);
  });

  it('sends the headers a person has typed, and none when they are deleted', async () => {
    await setEditorText(graphiql, 'request-headers.json', '{ "Authorization": "Bearer other" }');
    await run(graphiql);
    await setEditorText(graphiql, 'request-headers.json', '');
    await run(graphiql);
    const sent = graphiql.seen.operations.map((operation) => operation.headers.authorization);
    expect(sent).toEqual([headers.Authorization, 'Bearer other', undefined]);
  });

  it('keeps the tabs but not the token in the browser, and has the token again on the next visit', async () => {
    await selectTab(graphiql, 1, examples[1]?.query ?? '');
    await waitUntil(page, `JSON.parse(localStorage.getItem('graphiql:tabState'))?.activeTabIndex === 1`);
    expect(await page.evaluate<string>('JSON.stringify(localStorage)')).not.toContain(server.rootToken);
    await page.reload();
    await untilReady(page);
    await page.locator('.graphiql-tab-active', { hasText: examples[1]?.name }).waitFor();
    await checkTabs(graphiql, examples);
    expect(await editorText(graphiql, 'variables.json')).toBe(examples[1]?.variables);
    expect(JSON.parse(await editorText(graphiql, 'request-headers.json'))).toEqual(headers);
  });

  it('replaces the stored tabs when the server has other examples than on the last visit', async () => {
    await page.locator('.graphiql-tab-close').first().click();
    await waitUntil(
      page,
      `JSON.parse(localStorage.getItem('graphiql:tabState'))?.tabs.length === ${examples.length - 1}`,
    );
    await page.evaluate(`localStorage.setItem('denizen:examples', '[]')`);
    await page.reload();
    await untilReady(page);
    await checkTabs(graphiql, examples);
  });

  it('marks a mistake in a query with the schema it has read', async () => {
    await setEditorText(graphiql, 'operation.graphql', 'query Typo {\n  peeple {\n    id\n  }\n}');
    await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor();
    checkRequests(graphiql, headers);
  });

  it('prettifies the query and its variables', async () => {
    await setEditorText(graphiql, 'operation.graphql', 'query A($id:ID!){person(id:$id){id}}');
    await setEditorText(graphiql, 'variables.json', '{"id":"usr_1"}');
    await page.getByRole('button', { name: /^Prettify/ }).click();
    await waitUntil(page, `${modelExpression('operation.graphql')}.getLineCount() > 4`);
    expect(await editorText(graphiql, 'operation.graphql')).toBe(
      'query A($id: ID!) {\n  person(id: $id) {\n    id\n  }\n}\n',
    );
    expect(await editorText(graphiql, 'variables.json')).toBe('{\n  "id": "usr_1"\n}\n');
    checkRequests(graphiql, headers);
  });

  it('says what came instead when no GraphQL answer comes back', async () => {
    await page.route('**/graphql', (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }));
    const message = '/graphql answered with status 502 and no JSON: <h1>Bad gateway</h1>';
    expect(await run(graphiql)).toEqual({ errors: [{ message }] });
    await page.route('**/graphql', (route) => route.abort());
    expect(await run(graphiql)).toEqual({
      errors: [
        { message: expect.stringMatching(/^The request to \/graphql failed: .*Is the server running\?$/) as unknown },
      ],
    });
  });

  const screenshot = wantedScreenshot();
  if (screenshot) {
    it(`writes a picture of at most 300 kB to ${screenshot}`, async () => {
      await takeScreenshot(server.url, screenshot);
      expect((await stat(screenshot)).size).toBeLessThan(300_000);
    });
  }
}

if (findChromium() || isChromiumRequired()) {
  describe('GraphiQL in Chromium', describeGraphiql);
} else {
  const notice = 'GraphiQL was NOT tested: there is no Chromium on the PATH (or in CHROMIUM_PATH)';
  process.stderr.write(`${notice}\n`);
  // Only its name speaks: to Jest a file without tests is an error.
  it(notice, () => {});
}

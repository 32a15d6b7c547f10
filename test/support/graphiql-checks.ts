import { setTimeout as sleep } from 'node:timers/promises';
import { Kind, parse } from 'graphql';
import type { Page } from 'playwright-core';
import type { Example } from '../../src/graphiql/page-config.js';
import { observe, type Observations } from './browser.js';

/** An opened GraphiQL, and what the page has done so far. */
export interface OpenGraphiql {
  readonly page: Page;
  readonly seen: Observations;
}

type EditorName = 'operation.graphql' | 'variables.json' | 'request-headers.json' | 'response.json';

/**
 * Checks a served GraphiQL from end to end: it loads alone and without a complaint, has every example as a tab, runs
 * each without errors and with the headers in place, and has its documentation and history.
 *
 * @throws when something is not so.
 */
export async function checkGraphiql(
  page: Page,
  url: string,
  examples: readonly Example[],
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const graphiql = await openGraphiql(page, url);
  await checkTabs(graphiql, examples);
  await checkExamplesRun(graphiql, examples, headers);
  await checkDocumentation(graphiql);
  await checkHistory(graphiql);
  checkRequests(graphiql, headers);
}

/** Opens the page and waits until it is ready. */
export async function openGraphiql(page: Page, url: string): Promise<OpenGraphiql> {
  const seen = observe(page, new URL(url).origin);
  await page.goto(url);
  await untilReady(page);
  return { page, seen };
}

/** Waits until the editors are there and the schema is known, which is some time after the tabs are. */
export async function untilReady(page: Page): Promise<void> {
  await page.locator('.graphiql-query-editor .monaco-editor').waitFor();
  await page.locator('.graphiql-response .monaco-editor').waitFor();
  // The button is disabled while introspection, which starts before the editors exist, is under way.
  await page.getByRole('button', { name: /^Re-fetch GraphQL schema/, disabled: false }).waitFor();
}

/** Every example is a tab, in order, by its name. */
export async function checkTabs({ page }: OpenGraphiql, examples: readonly Example[]): Promise<void> {
  const names = examples.map(({ name }) => name);
  await page.locator('.graphiql-tab-button').first().filter({ hasText: names[0] }).waitFor();
  expect(await page.locator('.graphiql-tab-button').allTextContents()).toEqual(names);
}

/** Pressing run in each tab shows data and no errors, for each operation in it; its headers editor holds the given headers. */
export async function checkExamplesRun(
  graphiql: OpenGraphiql,
  examples: readonly Example[],
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [index, { name, query, variables }] of examples.entries()) {
    await selectTab(graphiql, index, query);
    expect(await editorText(graphiql, 'variables.json')).toBe(variables ?? '');
    expect(JSON.parse((await editorText(graphiql, 'request-headers.json')) || '{}')).toEqual(headers);
    for (const operation of operationsOf(query)) {
      const result = await run(graphiql, operation);
      expect({ tab: name, operation, result }).toEqual({
        tab: name,
        operation,
        result: { data: expect.anything() as unknown, extensions: expect.anything() as unknown },
      });
    }
  }
}

/** The documentation explorer opens, and leads from the root to the Query type and its fields. */
export async function checkDocumentation({ page }: OpenGraphiql): Promise<void> {
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const explorer = page.locator('.graphiql-doc-explorer');
  await explorer.locator('.graphiql-doc-explorer-type-name', { hasText: /^Query$/ }).click();
  await explorer.locator('.graphiql-doc-explorer-title', { hasText: 'Query' }).waitFor();
  await explorer.locator('.graphiql-doc-explorer-field-name').first().waitFor();
  await page.getByRole('button', { name: 'Hide Documentation Explorer' }).click();
}

/**
 * The history shows the document that ran last on top, by the operation that was the first of it to run. It must have had
 * a name.
 */
export async function checkHistory({ page, seen }: OpenGraphiql): Promise<void> {
  await page.getByRole('button', { name: 'Show History' }).click();
  const last = seen.operations.at(-1)?.query;
  const named = seen.operations.find(({ query }) => query === last)?.name;
  expect(named).toBeDefined();
  expect(await page.locator('.graphiql-history-item-label').first().textContent()).toBe(named);
  await page.getByRole('button', { name: 'Hide History' }).click();
}

/** The page complained about nothing, asked no other host, and sent the headers with introspection and all else. */
export function checkRequests({ seen }: OpenGraphiql, headers: Readonly<Record<string, string>>): void {
  expect(seen.complaints).toEqual([]);
  expect(seen.failedRequests).toEqual([]);
  expect(seen.foreignRequests).toEqual([]);
  expect(seen.operations[0]?.name).toBe('IntrospectionQuery');
  const expected = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  for (const operation of seen.operations) expect(operation.headers).toMatchObject(expected);
}

/** Brings a tab to the front and waits until GraphiQL knows its operation. */
export async function selectTab({ page }: OpenGraphiql, index: number, query: string): Promise<void> {
  await page.locator('.graphiql-tab-button').nth(index).click();
  // GraphiQL reads the document a moment after it is shown, and keeps the text at the same time. Running before that
  // would send the name of the former tab's operation.
  await waitUntil(page, `localStorage.getItem('graphiql:query') === ${JSON.stringify(query)}`);
}

/** The names of a document's operations when it has several, which the run button asks for; undefined for the only one. */
export function operationsOf(query: string): (string | undefined)[] {
  const operations = parse(query).definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  return operations.length === 1 ? [undefined] : operations.map(({ name }) => name?.value);
}

/** Presses run, chooses the operation when there are several, and returns what the result pane shows then. */
export async function run(graphiql: OpenGraphiql, operation?: string): Promise<unknown> {
  // What the operation before has answered must not be taken for the answer to this one.
  await setEditorText(graphiql, 'response.json', '');
  await graphiql.page.getByRole('button', { name: /^Execute query/ }).click();
  if (operation !== undefined) await graphiql.page.getByRole('menuitem', { name: operation, exact: true }).click();
  await waitUntil(graphiql.page, `${editorExpression('response.json')} !== ''`);
  return JSON.parse(await editorText(graphiql, 'response.json'));
}

/** The whole text of an editor: Monaco draws only the lines in sight, so the page's elements don't tell. */
export async function editorText({ page }: OpenGraphiql, editor: EditorName): Promise<string> {
  return page.evaluate<string>(editorExpression(editor));
}

function editorExpression(editor: EditorName): string {
  return `${modelExpression(editor)}.getValue()`;
}

/** An expression of the page that gives an editor's Monaco model, the holder of its text. */
export function modelExpression(editor: EditorName): string {
  return `__MONACO.editor.getModels().find(({ uri }) => uri.path.endsWith('${editor}'))`;
}

/** Replaces the text of an editor, as typing would. */
export async function setEditorText({ page }: OpenGraphiql, editor: EditorName, text: string): Promise<void> {
  await page.evaluate(`${modelExpression(editor)}.setValue(${JSON.stringify(text)})`);
}

/**
 * Waits until an expression of the page is true, at most 30 s. (Playwright's own `waitForFunction` evaluates strings
 * inside the page, which the page's content security policy rightly refuses.)
 */
export async function waitUntil(page: Page, expression: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await page.evaluate<boolean>(`Boolean(${expression})`))) {
    if (Date.now() > deadline) throw new Error(`The page did not come to this within 30 s: ${expression}`);
    await sleep(50);
  }
}

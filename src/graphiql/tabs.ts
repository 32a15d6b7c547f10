import type { TabsState } from '@graphiql/react';
import { type PageConfig, titleFromComment } from './page-config.js';

const EXAMPLES_KEY = 'denizen:examples';
const SESSION_KEYS = ['tabState', 'query', 'variables', 'headers', 'operationName'].map((key) => `graphiql:${key}`);

/** The configured headers as the headers editor shows them; undefined when there are none. */
export function headersText(config: PageConfig): string | undefined {
  return Object.keys(config.headers).length > 0 ? JSON.stringify(config.headers, null, 2) : undefined;
}

/**
 * The tabs to open with. The browser keeps what a person has made of them; a changed set of examples (a new release)
 * replaces them, because otherwise the new ones would never be seen.
 */
export function openingTabs(config: PageConfig) {
  const isFirstVisit = forgetTabsOfOtherExamples(config);
  const headers = headersText(config) ?? null;
  const tabs = config.examples.map(({ query, variables }) => ({ query, variables: variables ?? null, headers }));
  const first = config.examples[0];
  return {
    defaultTabs: tabs.length > 0 ? tabs : undefined,
    // Without these the first tab would open without its variables. On a later visit they would add a tab.
    initialQuery: isFirstVisit ? first?.query : undefined,
    initialVariables: isFirstVisit ? first?.variables : undefined,
  };
}

function forgetTabsOfOtherExamples({ examples }: PageConfig): boolean {
  const current = JSON.stringify(examples);
  try {
    if (localStorage.getItem(EXAMPLES_KEY) !== current) {
      for (const key of SESSION_KEYS) localStorage.removeItem(key);
      localStorage.setItem(EXAMPLES_KEY, current);
    }
    return localStorage.getItem('graphiql:tabState') === null;
  } catch {
    // A browser that refuses storage starts anew each time.
    return true;
  }
}

/**
 * Returns the function that gives tabs their titles: the example's name, or the comment a document starts with.
 * GraphiQL knows operation names only, and has no other place to set a title than this object, before it is stored.
 */
export function tabNamer({ examples }: PageConfig): (state: TabsState) => void {
  const names = new Map(examples.map(({ query, name }) => [query, name]));
  return ({ tabs }) => {
    for (const tab of tabs) {
      const query = tab.query ?? '';
      tab.title = names.get(query) ?? titleFromComment(query) ?? tab.title;
    }
  };
}

// What the server tells the page. Both sides import this file, so it stays free of anything only one of them has.

/** A worked operation that GraphiQL opens with, one tab each. */
export interface Example {
  /** The title of the tab. */
  readonly name: string;
  /** The GraphQL document, comments included. */
  readonly query: string;
  /** The variables as JSON text, as a person would type them. */
  readonly variables?: string;
}

/** The content of the page's `denizen-config` element. */
export interface PageConfig {
  /** Where operations are sent, e.g. `/graphql`; on the page's own origin. */
  readonly endpoint: string;
  /** Request headers every tab starts with, and introspection uses. Readable by whoever can open the page. */
  readonly headers: Readonly<Record<string, string>>;
  readonly examples: readonly Example[];
  /** The title of the window, and the name beside the tabs. */
  readonly title: string;
}

/** The id of the element that carries the configuration. */
export const CONFIG_ELEMENT_ID = 'denizen-config';

/** The title a document gives itself: its first line, when that is a comment with words in it. */
export function titleFromComment(query: string): string | undefined {
  const firstLine = query.trimStart().split('\n', 1)[0] ?? '';
  return /^#+\s*(\S.*?)\s*$/.exec(firstLine)?.[1];
}

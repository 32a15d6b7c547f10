import type { Fetcher } from '@graphiql/toolkit';
import type { ExecutionResult } from 'graphql';
import type { PageConfig } from './page-config.js';

/**
 * Sends an operation to the endpoint as JSON over POST. A request carries exactly the headers in the tab's editor, so
 * emptying the editor asks anonymously; only GraphiQL's own introspection, which starts before the editor exists, falls
 * back to the configured ones. Throws when no GraphQL answer comes back; the message says what came instead.
 */
export function createFetcher({ endpoint, headers }: Pick<PageConfig, 'endpoint' | 'headers'>): Fetcher {
  return async (operation, options) => {
    const isIntrospection = operation.operationName === 'IntrospectionQuery';
    const chosen = options?.headers ?? (isIntrospection ? headers : {});
    const { status, text } = await post(endpoint, chosen, JSON.stringify(operation));
    try {
      // Shown as it is; GraphiQL looks only into the answer to its introspection, and checks that.
      return JSON.parse(text) as ExecutionResult<Record<string, unknown>, Record<string, unknown>>;
    } catch {
      const start = text.trim().slice(0, 300);
      throw withoutStack(`${endpoint} answered with status ${status} and no JSON: ${start || '(nothing)'}`);
    }
  };
}

async function post(endpoint: string, headers: Record<string, string>, body: string) {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        ...headers,
      },
      body,
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    // Also for a header that no request can carry; the browser's own words say which it was.
    throw withoutStack(`The request to ${endpoint} failed: ${String(error)}. Is the server running?`);
  }
}

/** GraphiQL shows an error's stack in the result, where it is of no use to anybody. */
function withoutStack(message: string): Error {
  const error = new Error(message);
  delete error.stack;
  return error;
}

import type { ApolloServerPlugin } from '@apollo/server';
import { assertAffordable, type CostLimits } from '../graphql/schema/cost.js';
import { failureToLog, withRequestId } from '../graphql/schema/errors.js';
import { assertShallow } from '../graphql/schema/limits.js';
import type { OperationContext, ServerContext } from './operation-context.js';

type Plugin<C> = ApolloServerPlugin<ServerContext<C>>;

/** The media type whose readers expect HTTP statuses to tell about the operation. */
const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** Codes of requests that arrived well but hold an operation that can't be executed. */
const operationCodes: readonly unknown[] = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];

/** Refuses operations that cost too much or have bottomless variables, before anything of them runs. */
export function costPlugin<C>(limits: CostLimits): Plugin<C> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request }) => {
        const variables = request.variables ?? {};
        assertShallow(variables);
        if (operation) assertAffordable({ schema, document, operation, variables }, limits);
      },
    }),
  };
}

/** Logs the causes of masked errors, puts the request's id on these, and collects what the request's line tells. */
export function loggingPlugin<C extends OperationContext>(): Plugin<C> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, contextValue: { request } }) => {
        request.facts.operationName = operation?.name?.value.slice(0, 200);
        request.facts.operationType = operation?.operation;
      },
      didEncounterErrors: async ({ errors, contextValue: { request } }) => {
        for (const error of errors) {
          const failure = failureToLog(error);
          if (failure) request.log[failure.level]({ err: failure.cause, path: error.path }, 'an operation failed');
        }
      },
      willSendResponse: async ({ response, contextValue: { request, app } }) => {
        Object.assign(request.facts, app.stats && { sqlStatements: app.stats.sqlStatements, sqlMs: app.stats.sqlMs });
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        if (!singleResult.errors) return;
        singleResult.errors = singleResult.errors.map((error) => withRequestId(error, request.id));
        request.facts.errorCodes = [...new Set(singleResult.errors.map(({ extensions }) => String(extensions?.code)))];
      },
    }),
  };
}

/**
 * Answers an operation that can't be executed with HTTP 200 where the client reads `application/json`, as the
 * GraphQL-over-HTTP specification asks. Gateways add an error of their own to any other status.
 */
export function statusPlugin<C>(): Plugin<C> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ request, response: { http, body } }) => {
        const accepted = request.http?.headers.get('accept')?.toLowerCase() ?? '';
        if (http.status !== 400 || accepted.includes(GRAPHQL_RESPONSE) || body.kind !== 'single') return;
        const codes = body.singleResult.errors?.map(({ extensions }) => extensions?.code) ?? [];
        if (codes.every((code) => operationCodes.includes(code))) http.status = 200;
      },
    }),
  };
}

import type { ApolloServerPlugin } from '@apollo/server';
import type { OperationContext, ServerContext } from './operation-context.js';

/** The header by which a caller asks for what its operation cost. */
export const STATS_HEADER = 'x-denizen-stats';

/**
 * Puts what an operation cost under `extensions.stats`: `{ sqlStatements, sqlMs }`, milliseconds with two decimals.
 * It does so for everyone when `always` is set, else for a caller that may see it and sends `x-denizen-stats: 1`.
 */
export function statsPlugin<C extends OperationContext>(always: boolean): ApolloServerPlugin<ServerContext<C>> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ request, response, contextValue: { app } }) => {
        const asked = request.http?.headers.get(STATS_HEADER) === '1' && app.mayReadStats === true;
        if (!app.stats || !(always || asked) || response.body.kind !== 'single') return;
        const { sqlStatements, sqlMs } = app.stats;
        const stats = { sqlStatements, sqlMs: Math.round(sqlMs * 100) / 100 };
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, stats };
      },
    }),
  };
}

import type { ApiTokenId } from '../../core/kernel/ids.js';
import type { ApiToken } from '../../core/tokens/api-token.js';
import type { Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';

/** A visible API token by its id. */
export function apiTokenById({ loaders, stores }: GraphContext, id: ApiTokenId | null): Loaded<ApiToken | null> | null {
  return id && loaders.one('API token by id', id, (ids) => stores.apiTokens.byIds(ids));
}

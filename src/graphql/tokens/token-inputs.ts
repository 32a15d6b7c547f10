import { tokenFields } from '../../core/tokens/token-fields.js';
import { listArguments, orderInput } from '../connection/connection-arguments.js';
import { connectionType } from '../connection/connection-type.js';
import { filterInput } from '../connection/filter-input.js';
import type { ListDefinition } from '../connection/read-list.js';
import { ApiTokenStatus, ApiTokenType } from './token-type.js';

const ApiTokenFilter = filterInput('ApiToken', 'API tokens', tokenFields, {
  status: ['ApiTokenStatus', ApiTokenStatus],
});
const ApiTokenOrder = orderInput('ApiToken', 'API tokens', {
  NAME: 'name',
  CREATED_AT: 'createdAt',
  EXPIRES_AT: 'expiresAt',
  LAST_USED_AT: 'lastUsedAt',
});
const tokenWords = { query: 'status eq "ACTIVE" and not (lastUsedAt pr)' };

/** The arguments of the list of all API tokens. */
export const ApiTokenListArguments = listArguments(ApiTokenFilter, ApiTokenOrder, { ...tokenWords, tenant: true });

/** The arguments of the API tokens of an owner. */
export const ApiTokenRelationArguments = listArguments(ApiTokenFilter, ApiTokenOrder, tokenWords);

/** A page of API tokens. */
export const ApiTokenConnection = connectionType('ApiToken', 'API tokens', () => ApiTokenType);

/** How lists of API tokens are read. */
export const apiTokenList: ListDefinition = { name: 'apiTokens', fields: tokenFields, ofTenant: true };

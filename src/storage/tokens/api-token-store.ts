import type { Visibility } from '../../core/access/visibility.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { ApiTokenId } from '../../core/kernel/ids.js';
import type { Page, PageRequest } from '../../core/kernel/page.js';
import type { ApiToken, TokenOwnerId } from '../../core/tokens/api-token.js';
import type { ApiTokenStore } from '../../core/tokens/token-store.js';
import { countBelow, readPages } from '../database/list-sql.js';
import { SqlListStore } from '../database/list-store.js';
import type { SqlSession } from '../database/session.js';
import { tokenShape, tokensOfOwners } from './token-shapes.js';

/** API tokens to look at, in SQL. */
export class SqlApiTokenStore extends SqlListStore<ApiToken, ApiTokenId> implements ApiTokenStore {
  constructor(session: SqlSession, visibility: Visibility) {
    super(session, visibility, tokenShape);
  }

  pagesOfOwners(ids: readonly TokenOwnerId[], query: ListQuery, page: PageRequest): Promise<Page<ApiToken>[]> {
    return readPages(this.session, tokensOfOwners, ids, query, page, this.visibility);
  }

  countsOfOwners(ids: readonly TokenOwnerId[], query: ListQuery): Promise<number[]> {
    return countBelow(this.session, tokensOfOwners, ids, query, this.visibility);
  }
}

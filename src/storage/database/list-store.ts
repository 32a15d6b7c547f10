import type { Visibility } from '../../core/access/visibility.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { Id } from '../../core/kernel/ids.js';
import type { Page, PageRequest } from '../../core/kernel/page.js';
import type { ListShape } from './list-shape.js';
import { countRows, readByIds, readPage } from './list-sql.js';
import type { SqlSession } from './session.js';

/** Look-up, page and count of one kind of thing, for one request: its statements and what it may see. */
export class SqlListStore<T extends { readonly id: string }, I extends Id> {
  constructor(
    protected readonly session: SqlSession,
    protected readonly visibility: Visibility,
    protected readonly shape: ListShape<T>,
  ) {}

  byIds(ids: readonly I[]): Promise<(T | null)[]> {
    return readByIds(this.session, this.shape, ids, this.visibility);
  }

  page(query: ListQuery, page: PageRequest): Promise<Page<T>> {
    return readPage(this.session, this.shape, query, page, this.visibility);
  }

  count(query: ListQuery): Promise<number> {
    return countRows(this.session, this.shape, query, this.visibility);
  }
}

/**
 * Runs work in one transaction: all of it is kept, or none. The work gets stores of its own and may be run again from the
 * start when the database asks for it (a deadlock), so it must do nothing outside of them.
 */
export interface UnitOfWork<Stores> {
  /**
   * Runs work to its end, and answers what it answers. What lost against another transaction (a deadlock, a lock that did not
   * come, a busy file) is run up to five times with short breaks, and not again once the time of one statement is over.
   * @throws what the work throws; UNAVAILABLE when the database is not there, does not answer in time, or the last try lost,
   * too; a plain Error for a unit of work within another on the same database, which would wait for itself
   */
  run<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
}

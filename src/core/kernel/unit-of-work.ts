/**
 * Runs work in one transaction: all of it is kept, or none. The work gets stores of its own and may be run again from the
 * start when the database asks for it (a deadlock), so it must do nothing outside of them.
 */
export interface UnitOfWork<Stores> {
  run<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
}

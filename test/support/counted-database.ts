import type { Database } from '../../src/storage/database/database.js';

/** A database that remembers what was read from it. */
export interface CountedDatabase extends Database {
  /** The statements that were read with, oldest first; empty it to begin anew. */
  readonly statements: string[];
}

/** The same database, with its reading statements written down. Closing it closes the original. */
export function countedDatabase(database: Database): CountedDatabase {
  const statements: string[] = [];
  const { reader } = database;
  return {
    ...database,
    reader: {
      ...reader,
      read: (text, ...rest) => {
        statements.push(text);
        return reader.read(text, ...rest);
      },
    },
    statements,
  };
}

import { CreateDirectory1763740800000 } from './1763740800000-create-directory.js';

/** Every migration, oldest first. A landed one is never edited; the next change is a new one. */
export const migrations = [CreateDirectory1763740800000];

/** The present as milliseconds since 1970, UTC. Rules ask this and never the system, so that tests own the time. */
export type Clock = () => number;

/** A day in milliseconds. */
export const dayMs = 24 * 60 * 60 * 1000;

/** The machine's own clock. */
export const systemClock: Clock = () => Date.now();

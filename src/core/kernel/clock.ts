/** The present as milliseconds since 1970, UTC. Rules ask this and never the system, so that tests own the time. */
export type Clock = () => number;

/** The machine's own clock. */
export const systemClock: Clock = () => Date.now();

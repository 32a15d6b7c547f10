/** How long a token lives when nobody says, and at the most, in days; a tenant may allow fewer. */
export const tokenLifetime = { default: 365, most: 365 } as const;

/** How many permissions a token can be limited to. */
export const mostScopes = 100;

/** Steps of a run that only its time bounds. */
export const ENDLESS = 1_000_000;

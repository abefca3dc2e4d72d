/** A row that cannot be scored, and why. */
export class RowError extends Error {}

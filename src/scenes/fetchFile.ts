/** Reads a file by its address. Passed in, so that scenes load in a page, a worker and Node alike. */
export type FetchFile = (address: string) => Promise<ArrayBuffer>;

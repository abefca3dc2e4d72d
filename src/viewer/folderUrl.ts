/** A folder's address with its last slash. */
export const folderUrl = (address: string): string => (address.endsWith('/') ? address : `${address}/`);

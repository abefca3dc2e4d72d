/** Fetches a file of the app; an answer that is not the file is an error that names it. */
export async function fetchBytes(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`${address} could not be loaded (${response.status} ${response.statusText})`);
  return response.arrayBuffer();
}

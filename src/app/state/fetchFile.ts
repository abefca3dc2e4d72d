import { FileError } from './problem';

/** Fetches a file; every failure says which file, and what to do.
 * @throws FileError */
export async function fetchFile(address: string): Promise<ArrayBuffer> {
  const where = address.replace(/^.*\/samples\//, 'samples/');
  let answer: Response;
  try {
    answer = await fetch(address);
  } catch {
    throw new FileError({
      what: 'The file could not be fetched',
      where,
      remedy: 'Check that the page is still served, then try again',
    });
  }
  if (!answer.ok) {
    throw new FileError({
      what: `The server answered ${answer.status}`,
      where,
      remedy: 'Check that the folder was copied whole to where the page is served from',
    });
  }
  return answer.arrayBuffer();
}

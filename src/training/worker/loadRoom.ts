import type { FetchFile } from '#scenes';
import { loadViews, type ViewFiles } from '../loadViews';
import type { ScenePrompts } from '../sources/runSource';

export interface LoadedRoom {
  readonly scene: ScenePrompts['scene'];
  /** Says whether the files are the same as another time: SHA-256, hexadecimal. Empty where a page is not secure, and then
   * nothing is stored either. */
  readonly digest: string;
}

/** Loads what training sees of a room. */
export async function loadRoom(files: ViewFiles, fetchFile: FetchFile): Promise<LoadedRoom> {
  const parts: Uint8Array[] = [];
  const scene = await loadViews(files, async (address) => {
    const bytes = await fetchFile(address);
    parts.push(await sha256(bytes));
    return bytes;
  });
  const digest = await sha256(new Uint8Array(parts.flatMap((part) => [...part])).buffer);
  return { scene, digest: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
}

async function sha256(bytes: ArrayBuffer): Promise<Uint8Array> {
  return crypto.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : new Uint8Array();
}

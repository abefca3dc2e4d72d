/** Whether an MP4 ends before it should: its boxes say how long they are. Null for a whole one, and for other kinds of file. */
export async function cutShort(clip: Blob): Promise<string | null> {
  let at = 0;
  let film = false;
  while (at + 8 <= clip.size) {
    const head = new DataView(await clip.slice(at, at + 16).arrayBuffer());
    const kind = String.fromCharCode(...[4, 5, 6, 7].map((i) => head.getUint8(i)));
    if (at === 0 && kind !== 'ftyp') return null;
    film ||= kind === 'moov';
    const size = head.getUint32(0);
    // 0: up to the end of the file; 1: the size follows in 64 bits
    if (size === 0) return film ? null : NO_FILM;
    const length = size === 1 && head.byteLength >= 16 ? Number(head.getBigUint64(8)) : size;
    if (length < 8) return 'damaged: a box of no length';
    at += length;
  }
  if (at > clip.size) return `cut short: ${clip.size} bytes of at least ${at}`;
  return film ? null : NO_FILM;
}

const NO_FILM = 'cut short: its index (moov) is missing';

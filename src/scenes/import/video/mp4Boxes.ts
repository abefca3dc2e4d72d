/** A box of an MP4 or QuickTime file: where its content lies in the part of the file that is at hand. */
export interface Mp4Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** The boxes between two places. Ends at one that cannot be, so that damage ends it too. */
export function* mp4Boxes(view: DataView, start: number, end: number): Generator<Mp4Box> {
  for (let at = start; at + 8 <= end; ) {
    const head = boxHead(view, at);
    if (head === null || at + head.length > end) return;
    yield { type: head.type, start: at + head.bytes, end: at + head.length };
    at += head.length;
  }
}

/** A box's type, how long its head is, and the box altogether; null if that cannot be. Length 0 is "to the end": Infinity. */
export function boxHead(view: DataView, at: number): { type: string; bytes: number; length: number } | null {
  const short = view.getUint32(at);
  const bytes = short === 1 ? 16 : 8;
  if (at + bytes > view.byteLength) return null;
  const length =
    short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? Number.POSITIVE_INFINITY : short;
  const type = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at + 4, 4));
  return length < bytes ? null : { type, bytes, length };
}

/** The first box at a path of types below a box. */
export function boxAt(view: DataView, parent: Mp4Box, ...path: readonly string[]): Mp4Box | undefined {
  return path.reduce<Mp4Box | undefined>((box, type) => {
    if (box) for (const child of mp4Boxes(view, box.start, box.end)) if (child.type === type) return child;
    return undefined;
  }, parent);
}

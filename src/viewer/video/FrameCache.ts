import type { ClipFrame } from '#rewards';
import type { Picture } from './frameSource';

interface CachedPicture extends Picture {
  readonly image: ImageBitmap;
}

/** A few decoded pictures around the one that is wanted. It closes what it drops. */
export class FrameCache {
  readonly #pictures = new Map<ClipFrame, CachedPicture>();
  readonly #capacity: number;
  #shown: CachedPicture | null = null;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  has(frame: ClipFrame): boolean {
    return this.#pictures.has(frame);
  }

  /** The picture of a frame. Where it is missing: while playing the latest one before it that is newer than what is
   * shown, otherwise what is shown. */
  show(frame: ClipFrame, playing: boolean): Picture | null {
    let best = this.#pictures.get(frame) ?? this.#shown;
    if (playing && best !== null && best.frame < frame) {
      for (const picture of this.#pictures.values()) {
        if (picture.frame <= frame && picture.frame > best.frame) best = picture;
      }
    }
    this.#shown = best;
    return best;
  }

  add(frame: ClipFrame, image: ImageBitmap, wanted: ClipFrame): void {
    this.#pictures.get(frame)?.image.close();
    this.#pictures.set(frame, { frame, image });
    while (this.#pictures.size > this.#capacity) this.#drop(this.#furthest(wanted));
  }

  clear(): void {
    for (const frame of [...this.#pictures.keys()]) this.#drop(frame);
    this.#shown = null;
  }

  #furthest(wanted: ClipFrame): ClipFrame {
    const droppable = [...this.#pictures.keys()].filter((frame) => frame !== this.#shown?.frame);
    return droppable.reduce((a, b) => (Math.abs(b - wanted) > Math.abs(a - wanted) ? b : a));
  }

  #drop(frame: ClipFrame): void {
    this.#pictures.get(frame)?.image.close();
    this.#pictures.delete(frame);
  }
}

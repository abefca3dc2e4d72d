import { type Box9, boxIoU } from '#rewards';
import type { CaptureBox } from '../capture';

interface Known {
  readonly box: CaptureBox;
  /** In the world, our angles. */
  readonly world: Box9;
}

/** The objects of a scene, collected from rows that each show some of them. */
export class Instances {
  readonly #known: Known[] = [];
  readonly #byName = new Map<string, CaptureBox>();
  readonly #ids = new Set<string>();
  readonly #numbers = new Map<string, number>();

  get boxes(): readonly CaptureBox[] {
    return this.#known.map(({ box }) => box);
  }

  /** The object that the file calls so. */
  named(name: string): CaptureBox | undefined {
    return this.#byName.get(name);
  }

  /** The object of that label (any, if null) whose box overlaps `world` best, if by more than `share`. */
  like(world: Box9, label: string | null, share: number): CaptureBox | undefined {
    let best = share;
    let found: CaptureBox | undefined;
    for (const known of this.#known) {
      if (label !== null && known.box.label !== label) continue;
      // rows repeat a box to the last digits: no need to intersect it
      if (known.world.every((value, i) => Math.abs(value - world[i]!) < 1e-9)) return known.box;
      const iou = boxIoU(known.world, world);
      if (iou > best) {
        best = iou;
        found = known.box;
      }
    }
    return found;
  }

  /** Adds an object. `box` makes its box of the id that it gets: the file's name for it, or `chair-3`. */
  add(world: Box9, label: string, name: string | null, box: (id: string) => CaptureBox): CaptureBox {
    const added = box(name !== null && !this.#ids.has(name) ? name : this.#nextId(label));
    this.#ids.add(added.id);
    this.#known.push({ box: added, world });
    if (name !== null) this.#byName.set(name, added);
    return added;
  }

  #nextId(label: string): string {
    const plain = label.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    let id: string;
    do {
      const n = (this.#numbers.get(plain) ?? 0) + 1;
      this.#numbers.set(plain, n);
      id = `${plain}-${n}`;
    } while (this.#ids.has(id));
    return id;
  }
}

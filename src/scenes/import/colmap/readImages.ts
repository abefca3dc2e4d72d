import { ByteWindow } from '../read/ByteWindow';
import { plural } from '../read/plural';
import { type Quaternion, quaternionToMatrix } from '../read/quaternion';
import { readLines } from '../read/readLines';
import type { SourceFile } from '../sourceFile';

export interface ColmapImage {
  readonly name: string;
  readonly camera: number;
  /** World-to-camera, 4×4 row-major. */
  readonly pose: readonly number[];
}

interface Images {
  readonly images: readonly ColmapImage[];
  readonly notes: readonly string[];
}

/** Reads `images.txt` or `images.bin`. What is no image is left out with a note. */
export async function readImages(file: SourceFile): Promise<Images> {
  return file.path.endsWith('.bin') ? readBinary(file) : readTwoLines(file);
}

/** A line of points: no names of pictures. */
const NUMBERS = /^[-+.\deE\s]*$/;

/** An image takes two lines; the second, its points, is of no use here and may be empty. Where an editor has dropped the empty
 * ones, images follow each other. */
async function readTwoLines(file: SourceFile): Promise<Images> {
  const images: ColmapImage[] = [];
  const wrong: string[] = [];
  let isSecond = false;
  let at = 0;
  for await (const lines of readLines(await file.blob(), file.path)) {
    for (const line of lines) {
      at += 1;
      const isPoints = isSecond && NUMBERS.test(line);
      isSecond = false;
      if (isPoints) continue;
      const text = line.trim();
      if (text === '' || text.startsWith('#')) continue;
      isSecond = true;
      // A name may have spaces.
      const [, head, name] = /^((?:\S+\s+){9})(.+)$/.exec(text) ?? [];
      const image = head ? imageOf(name!, head.trim().split(/\s+/).map(Number)) : null;
      if (image) images.push(image);
      else wrong.push(`line ${at} (${text.slice(0, 60)})`);
    }
  }
  const notes =
    wrong.length === 0
      ? []
      : [
          `${file.path}: ${plural(wrong.length, 'line')} left out that are no images; the first is ${wrong[0]}`,
        ];
  return { images, notes };
}

async function readBinary(file: SourceFile): Promise<Images> {
  const window = new ByteWindow(await file.blob(), 0);
  const images: ColmapImage[] = [];
  let wrong = 0;
  const count = (await window.fill(8)) ? Number(window.view.getBigUint64(0, true)) : 0;
  window.at = 8;
  let found = 0;
  for (; found < count && (await window.fill(64)); found++) {
    const numbers = [window.view.getUint32(window.at, true)];
    for (let k = 0; k < 7; k++) numbers.push(window.view.getFloat64(window.at + 4 + 8 * k, true));
    numbers.push(window.view.getUint32(window.at + 60, true));
    window.at += 64;
    const name = await readName(window);
    if (name === null || !(await window.fill(8))) break;
    const points = Number(window.view.getBigUint64(window.at, true));
    if (!(await window.skip(8 + 24 * points))) break;
    const image = imageOf(name, numbers);
    if (image) images.push(image);
    else wrong += 1;
  }
  const notes: string[] = [];
  if (found < count)
    notes.push(`${file.path}: cut off after ${found} of ${plural(count, 'image')}. Copy it again`);
  if (wrong > 0) notes.push(`${file.path}: ${plural(wrong, 'image')} without a pose left out`);
  return { images, notes };
}

/** Text up to a zero byte; null if the file ends before. */
async function readName(window: ByteWindow): Promise<string | null> {
  for (;;) {
    const bytes = new Uint8Array(window.view.buffer, window.at);
    const end = bytes.indexOf(0);
    if (end >= 0) {
      window.at += end + 1;
      return new TextDecoder().decode(bytes.subarray(0, end));
    }
    if (!(await window.grow())) return null;
  }
}

/** Of id, quaternion, translation and camera; null where they are none. */
function imageOf(name: string, numbers: readonly number[]): ColmapImage | null {
  const [, w, x, y, z, tx, ty, tz, camera] = numbers as readonly number[] & { length: 9 };
  const q: Quaternion = [w!, x!, y!, z!];
  if (!numbers.every(Number.isFinite) || Math.hypot(...q) === 0) return null;
  const [a, b, c, d, e, f, g, h, i] = quaternionToMatrix(q);
  return {
    name,
    camera: camera!,
    pose: [a!, b!, c!, tx!, d!, e!, f!, ty!, g!, h!, i!, tz!, 0, 0, 0, 1],
  };
}

import type { PointCloud } from '../../pointCloud';
import { ByteWindow } from '../read/ByteWindow';
import { PointSink } from '../read/PointSink';
import { plural } from '../read/plural';
import { readLines } from '../read/readLines';
import type { SourceFile } from '../sourceFile';

interface Points {
  readonly points: PointCloud | null;
  readonly notes: readonly string[];
}

/** Bytes of a point before its track, and of each sight in the track. */
const HEAD = 51;
const SIGHT = 8;

/** Reads `points3D.txt` or `points3D.bin`: positions and colours, no tracks. */
export async function readPoints3D(file: SourceFile): Promise<Points> {
  return file.path.endsWith('.bin') ? readBinary(file) : readText(file);
}

async function readText(file: SourceFile): Promise<Points> {
  // A point with its track takes some 100 characters.
  const sink = new PointSink(Math.ceil(file.size / 100));
  for await (const lines of readLines(await file.blob(), file.path)) {
    for (const line of lines) {
      if (line.trim() === '' || line.startsWith('#')) continue;
      const [, x, y, z, red, green, blue] = line.trim().split(/\s+/, 7).map(Number);
      sink.add(x ?? Number.NaN, y ?? Number.NaN, z ?? Number.NaN, red, green, blue);
    }
  }
  return finish(sink, file);
}

async function readBinary(file: SourceFile): Promise<Points> {
  const window = new ByteWindow(await file.blob(), 0);
  const count = (await window.fill(8)) ? Number(window.view.getBigUint64(0, true)) : 0;
  window.at = 8;
  const sink = new PointSink(Math.min(count, Math.ceil(file.size / HEAD)));
  let found = 0;
  for (; found < count; found++) {
    if (window.left < HEAD && !(await window.fill(HEAD))) break;
    const { view, at } = window;
    sink.add(
      view.getFloat64(at + 8, true),
      view.getFloat64(at + 16, true),
      view.getFloat64(at + 24, true),
      view.getUint8(at + 32),
      view.getUint8(at + 33),
      view.getUint8(at + 34),
    );
    const length = HEAD + SIGHT * Number(view.getBigUint64(at + 43, true));
    if (length <= window.left) window.at += length;
    else if (!(await window.skip(length))) break;
  }
  const { points, notes } = finish(sink, file);
  return {
    points,
    notes: [
      ...notes,
      ...(found < count
        ? [`${file.path}: cut off after ${found} of ${plural(count, 'point')}. Copy it again`]
        : []),
    ],
  };
}

function finish(sink: PointSink, file: SourceFile): Points {
  const { points, notes } = sink.finish(file.path);
  if (points.count === 0)
    return { points: null, notes: [...notes, `${file.path}: there are no points in it`] };
  return { points, notes };
}

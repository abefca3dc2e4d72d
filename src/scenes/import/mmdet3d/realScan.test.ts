import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Capture } from '../capture';
import { judgeConventions } from '../judgeConventions';
import { memoryFile } from '../memoryFile';
import { mmdet3dFormat } from './mmdet3dFormat';

/** A real ScanNet scan from mmdetection3d's demonstration. It is no part of this repository and must never be. */
const SCAN = join('..', 'shared', 'real', 'scannet_scene0000_00');
const present = existsSync(join(SCAN, 'boxes.json'));

describe.skipIf(!present)(
  `a real scan${present ? '' : ' (passed over: it is not beside this folder)'}`,
  () => {
    let capture: Capture;
    beforeAll(async () => {
      const files = ['boxes.json', 'points.bin'].map((name) =>
        memoryFile(name, new Uint8Array(readFileSync(join(SCAN, name)))),
      );
      const source = { name: 'scannet_scene0000_00', files };
      expect(await mmdet3dFormat.detect(source)).toBe(true);
      [capture] = (await mmdet3dFormat.read(source)) as [Capture];
    });

    it('judge', async () => {
      for (const parts of [
        ['align'],
        ['extents'],
        ['extents', 'euler', 'up', 'metres'],
        ['up'],
        ['up', 'extents', 'metres', 'align'],
      ] as const) {
        const j = await judgeConventions(capture, { parts });
        console.log(parts, j.margin, j.doubtful, j.undecided, capture.notes);
        for (const r of [j.best, j.runnerUp!, j.declared])
          if (r)
            console.log(
              JSON.stringify(r.convention) +
                '\n' +
                r.evidence.map((e) => `      ${e.name}: ${e.text} ${e.score.toFixed(2)}`).join('\n') +
                '\n',
            );
      }
    });
  },
);

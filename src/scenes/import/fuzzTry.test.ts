import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { Random } from '../random';
import { SceneError } from '../sceneError';
import { exportScene } from './exportScene';
import { importSource } from './importSource';
import { memoryFile } from './memoryFile';
import { livingRoomFolder } from './testing/livingRoomFolder';
import { readPredictions, detectPredictions } from '../predictions/readPredictions';

function mutate(value: any, random: Random): any {
  // pick random path
  let parent: any = null, key: any = null, at = value;
  for (let depth = 0; depth < 12; depth++) {
    if (typeof at !== 'object' || at === null) break;
    const keys = Object.keys(at);
    if (keys.length === 0 || (depth > 0 && random.chance(0.25))) break;
    parent = at; key = random.pick(keys.slice(0, 40)); at = at[key];
  }
  if (parent === null) return random.pick([null, [], 3, 'x', {}]);
  const bad = random.pick<any>([null, undefined, [], {}, 'x', -1, 1e308, 0, true, '', [[]], [null], { a: 1 }, Number.NaN, '../..', at && [at], 1.5, -0, [at, at]]);
  if (bad === undefined) { if (Array.isArray(parent)) parent.splice(key, 1); else delete parent[key]; }
  else parent[key] = bad;
  return value;
}
it('fuzz', async () => {
  const full = livingRoomFolder();
  const { scene } = full;
  const kept = scene.poses.map((_, i) => i).filter((i) => i % 24 === 0);
  const n = 400;
  const points = new Uint8Array(9 * n);
  const src = new Uint8Array(await (await full.files.get('points.bin')!.blob()).arrayBuffer());
  points.set(src.subarray(0, 6 * n)); points.set(src.subarray(6 * 118000, 6 * 118000 + 3 * n), 6 * n);
  const { rays: _r, rollouts: _o, poster: _p, thumbnails: _t, ...rest } = scene;
  const room: any = { scene: { ...rest, clip: { ...scene.clip!, frames: kept.length }, poses: kept.map((f) => scene.poses[f]), timestamps: kept.map((f) => scene.timestamps[f]), points: { ...scene.points!, count: n }, instances: scene.instances.map((x) => ({ ...x, seen: [] })) },
    files: new Map([['points.bin', memoryFile('points.bin', points)], ['clip.mp4', full.files.get('clip.mp4')!]]), tasks: full.tasks.filter((t) => t.frames.every((f) => f % 24 === 0)).map((t) => ({ ...t, frames: t.frames.map((f) => f / 24) })) };
  const random = Random.seeded(Number(process.env.SEED ?? 1));
  const failures = new Map<string, string>();
  let runs = 0, errors = 0;
  for (const format of ['reward-room', 'vg-llm', 'embodiedscan', 'arkitscenes', 'mmdet3d', 'nerfstudio', 'colmap', 'ply', 'glb'] as const) {
    const files = (await exportScene(room, format)).filter((f) => !f.path.endsWith('.mp4'));
    const contents = await Promise.all(files.map(async (f) => [f.path, new Uint8Array(await (await f.blob()).arrayBuffer())] as const));
    for (let k = 0; k < Number(process.env.RUNS ?? 60); k++) {
      const which = random.integer(contents.length);
      let desc = '';
      const mutated = contents.map(([path, bytes], i) => {
        if (i !== which) return memoryFile(path, bytes as any);
        let out: any;
        const text = new TextDecoder().decode(bytes);
        if (path.endsWith('.json') && random.chance(0.85)) { let v = JSON.parse(text); const m = 1 + random.integer(2); for (let j = 0; j < m; j++) v = mutate(v, random); out = JSON.stringify(v); }
        else if (/\.(txt|traj|pincam|jsonl)$/.test(path) && random.chance(0.7)) { const tokens = text.split(/(\s+)/); tokens[random.integer(tokens.length)] = random.pick(['', 'nan', '-inf', 'x', '1e999', '-1', '\n', '\u0000']); out = tokens.join(''); }
        else { const b = bytes.slice(); const m = 1 + random.integer(8); for (let j = 0; j < m; j++) b[random.integer(Math.min(b.length, random.chance(0.7) ? 600 : b.length))] = random.integer(256); out = random.chance(0.2) ? b.slice(0, random.integer(b.length)) : b; }
        desc = `${path}`;
        return memoryFile(path, out);
      });
      runs++;
      const t = performance.now();
      try {
        const r = await importSource({ name: 'drop', files: mutated });
        if (r.scenes.length === 0) { errors++; if (r.problems.length === 0) failures.set(format + ' SILENT', desc); }
      } catch (error) {
        if (error instanceof SceneError) { failures.set(`${format} SCENEERROR THROWN ${error.message.slice(0, 200)}`, desc); continue; }
        const e = error as Error;
        const where = (e.stack ?? '').split('\n').slice(1, 4).map((l) => l.trim().replace(/.*src\/scenes/, '')).join(' < ');
        failures.set(`${format}: ${e.name}: ${e.message.slice(0, 120)} @ ${where}`, desc);
        writeFileSync(`/tmp/fuzz-${failures.size}.txt`, await (await mutated[which]!.blob()).text());
      }
      if (performance.now() - t > 8000) failures.set(`${format} SLOW ${performance.now() - t}`, desc);
    }
  }
  console.log(runs, errors, [...failures].map(([a, b]) => `${a}   [${b}]`).join('\n'));
}, 590000);

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RacerResult } from './runRacer';

const PYTHON = '/usr/bin/python3';

/** The PyTorch twin's race on the CPU, one thread. @returns its result and version, or why there is none */
export function raceInTorch(race: ArrayBuffer, times: number): (RacerResult & { version: string }) | string {
  if (spawnSync(PYTHON, ['-c', 'import torch']).status !== 0) return `${PYTHON} has no torch`;
  const folder = mkdtempSync(join(tmpdir(), 'reward-room-torch-'));
  try {
    const file = join(folder, 'race.safetensors');
    writeFileSync(file, new Uint8Array(race));
    const { status, stdout, stderr } = spawnSync(PYTHON, ['bench/peers/torch_step.py', file, String(times)], {
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    if (status !== 0) throw new Error(`bench/peers/torch_step.py failed: ${stderr}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

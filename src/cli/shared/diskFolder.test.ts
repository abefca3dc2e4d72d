import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diskFolder } from './diskFolder';

const root = mkdtempSync(join(tmpdir(), 'reward-room-disk-'));
afterAll(() => rmSync(root, { recursive: true }));
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | null) => content && new TextDecoder().decode(content);

describe('a run folder on disk', () => {
  it('writes, adds, cuts, lists and removes', async () => {
    const folder = diskFolder(join(root, 'files'));
    expect(await folder.list('')).toEqual([]);
    expect(await folder.read('a/b.txt')).toBeNull();
    await folder.write('a/b.txt', bytes('one'));
    await folder.write('a/b.txt', bytes('two'));
    await folder.append('c.txt', bytes('12'));
    await folder.append('c.txt', bytes('345'));
    await folder.truncate('c.txt', 4);
    await folder.truncate('c.txt', 9);
    await folder.truncate('missing.txt', 0);
    expect(text(await folder.read('a/b.txt'))).toBe('two');
    expect(text(await folder.read('c.txt'))).toBe('1234');
    expect(await folder.list('')).toEqual(['a/b.txt', 'c.txt']);
    expect(await folder.list('a/')).toEqual(['a/b.txt']);
    await folder.remove('a/b.txt');
    await folder.remove('a/b.txt');
    expect(await folder.list('')).toEqual(['c.txt']);
  });

  it('does not show, and leaves, no unfinished write', async () => {
    const folder = diskFolder(join(root, 'unfinished'));
    await folder.write('whole', bytes('1'));
    writeFileSync(join(root, 'unfinished', 'cut.part'), 'killed here');
    expect(await folder.list('')).toEqual(['whole']);
    await folder.write('cut', bytes('2'));
    expect(readdirSync(join(root, 'unfinished')).sort()).toEqual(['cut', 'whole']);
  });

  it('says what can not be done, and where', async () => {
    writeFileSync(join(root, 'file'), '');
    const folder = diskFolder(join(root, 'file'));
    await expect(folder.write('a', bytes('1'))).rejects.toThrow();
    // The device that is always full.
    const full = diskFolder('/dev');
    await expect(full.append('full', bytes('1'))).rejects.toThrow(
      '/dev: There is no room left to write full. Make room and go on',
    );
  });
});

describe('its lock', () => {
  const lockOf = (name: string) => join(root, name, 'lock.json');
  const owner = (pid: number, started: string | null, host = hostname()) =>
    `${JSON.stringify({ pid, host, started, since: '2026-11-28T12:00:00.000Z' })}\n`;
  const ended = spawnSync(process.execPath, ['--version']).pid;

  it('keeps a second one out until it is released', async () => {
    const folder = diskFolder(join(root, 'held'));
    const lock = await folder.lock();
    await expect(diskFolder(join(root, 'held')).lock()).rejects.toThrow(
      new RegExp(
        `Process ${process.pid} on .* has been training here since .*Stop it first, or choose another folder`,
      ),
    );
    expect(await folder.list('')).toEqual([]);
    await lock.release();
    await (await folder.lock()).release();
    expect(readdirSync(join(root, 'held'))).toEqual([]);
  });

  it.each([
    ['has ended', ended, null],
    ['had the same number as this one', process.pid, '1'],
  ])('is taken over from a process that %s', async (_, pid, started) => {
    const folder = diskFolder(join(root, `dead-${pid}`));
    await folder.write('a', bytes('1'));
    writeFileSync(lockOf(`dead-${pid}`), owner(pid, started));
    await folder.lock();
    expect(JSON.parse(readFileSync(lockOf(`dead-${pid}`), 'utf8')).pid).toBe(process.pid);
    expect(readdirSync(join(root, `dead-${pid}`)).sort()).toEqual(['a', 'lock.json']);
  });

  it('goes to one of many that find a dead one', async () => {
    const folder = diskFolder(join(root, 'race'));
    await folder.write('a', bytes('1'));
    writeFileSync(lockOf('race'), owner(ended, null));
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => diskFolder(join(root, 'race')).lock()),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is left to another machine, and named where it is no lock', async () => {
    const folder = diskFolder(join(root, 'far'));
    await folder.write('a', bytes('1'));
    writeFileSync(lockOf('far'), owner(ended, null, 'elsewhere'));
    await expect(folder.lock()).rejects.toThrow('on elsewhere has been training here');
    writeFileSync(lockOf('far'), '?');
    await expect(folder.lock()).rejects.toThrow('lock.json: This is no lock of a run. Delete the file');
  });
});

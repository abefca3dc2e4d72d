import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Rerun's viewer and the SDK that writes for it must be of one version. */
export const RERUN_VERSION = '0.33.0';

const CACHE = resolve('node_modules', '.cache', `rerun-${RERUN_VERSION}`);

export interface RerunPeer {
  /** Folders to serve, by path. */
  readonly folders: Readonly<Record<string, string>>;
}

/** Rerun's published web viewer and recordings of scene folders, kept in a cache below node_modules: neither is a dependency of
 * the app. The Python package is installed in an environment that is thrown away once it has written the recordings.
 * @param scenes folders by the name that their recordings get
 * @returns where it is, or why there is none */
export function rerunPeer(scenes: Readonly<Record<string, string>>): RerunPeer | string {
  const viewer = join(CACHE, 'node_modules', '@rerun-io', 'web-viewer');
  const recordings = join(CACHE, 'recordings');
  try {
    mkdirSync(recordings, { recursive: true });
    if (!existsSync(join(viewer, 're_viewer_bg.wasm'))) {
      say(`Installing @rerun-io/web-viewer ${RERUN_VERSION}, 14 MB, into ${CACHE}`);
      const from = `@rerun-io/web-viewer@${RERUN_VERSION}`;
      run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', CACHE, from]);
    }
    record(scenes, recordings);
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message.split('\n').slice(0, 2).join(': ') : failure;
    return `Rerun could not be installed: ${reason}`;
  }
  return {
    folders: {
      'rerun/package/': viewer,
      'rerun/data/': recordings,
      'rerun/': join('bench', 'peers', 'rerun'),
    },
  };
}

function record(scenes: Readonly<Record<string, string>>, recordings: string): void {
  const script = join('bench', 'peers', 'rerun', 'record.py');
  const written = (name: string): string => join(recordings, `${name}.rrd`);
  // Both write the same bytes every time, so what is there is right unless they have changed.
  const isOld = ([name]: [string, string]): boolean =>
    !existsSync(written(name)) ||
    [script, join('bench', 'viewer', 'writeBenchScene.ts')].some(
      (source) => statSync(source).mtimeMs > statSync(written(name)).mtimeMs,
    );
  const missing = Object.entries(scenes).filter(isOld);
  if (missing.length === 0) return;
  const environment = join(CACHE, 'python');
  const python = join(environment, 'bin', 'python');
  say(`Installing rerun-sdk ${RERUN_VERSION}, to write the recordings`);
  run('python3', ['-m', 'venv', environment]);
  run(python, ['-m', 'pip', 'install', '--quiet', `rerun-sdk==${RERUN_VERSION}`]);
  for (const [name, folder] of missing) run(python, [script, folder, written(name)]);
  rmSync(environment, { recursive: true, force: true });
}

const run = (command: string, args: readonly string[]): void => {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
};

const say = (line: string): boolean => process.stderr.write(`${line}\n`);

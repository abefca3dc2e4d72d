import { describeProblem, SceneError, type SceneProblem } from '../sceneError';
import type { Capture } from './capture';
import { isPart } from './combineCaptures';
import { type ImportControl, report } from './importControl';
import type { PassedOver } from './open/passedOver';
import { folderCapture } from './rewardRoom/folderCapture';
import { readFolders } from './rewardRoom/readFolders';
import type { SceneFolder } from './sceneFolder';
import type { FormatId, SceneFormat } from './sceneFormat';
import type { FileSource, SourceFile } from './sourceFile';

/** Bytes of a file whose reading takes long enough to be told. */
const LARGE = 4 * 2 ** 20;

/** What was found in a source so far, and which of its files were of use. */
export class Finds {
  readonly captures: Capture[] = [];
  /** Scenes that are in our own format already. */
  readonly folders = new Map<Capture, SceneFolder>();
  readonly formats: FormatId[] = [];
  readonly problems: SceneProblem[] = [];
  readonly #source: FileSource;
  readonly #control: ImportControl;
  readonly #owned = new Set<string>();
  readonly #touched = new Set<string>();

  constructor(source: FileSource, control: ImportControl) {
    this.#source = source;
    this.#control = control;
  }

  /** Reads all scenes of a format. Files of a scene folder of ours are not looked at again, and what may be a part of a scene
   * (a cloud, a film) is looked for only in files that nothing had a use for. */
  async add(format: SceneFormat): Promise<void> {
    const gone = isPart(format.id) ? this.#touched : this.#owned;
    const rest = this.#source.files.filter(({ path }) => !gone.has(path));
    const source = { ...this.#source, files: rest };
    const watched = { ...source, files: rest.map((file) => this.#watch(file)) };
    await this.attempt(async () => {
      if (!(await format.detect(source))) return;
      this.formats.push(format.id);
      await report(this.#control, `Reading ${format.title}`);
      const captures = format.id === 'reward-room' ? await this.#own(watched) : await format.read(watched);
      this.captures.push(...captures);
      for (const { clip } of captures) {
        if (clip?.video) this.#touched.add(clip.video.path);
        for (const { picture } of clip?.frames ?? []) if (picture) this.#touched.add(picture.path);
      }
    });
  }

  /** Runs a step of the import; a problem with the files does not stop the other steps. */
  async attempt(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      this.#tell(error.problems);
    }
  }

  /** A damaged file is met by every importer that looks into it, and told once. */
  #tell(problems: readonly SceneProblem[]): void {
    const known = new Set(this.problems.map(describeProblem));
    this.problems.push(...problems.filter((problem) => !known.has(describeProblem(problem))));
  }

  /** Files that nothing had a use for. */
  untouched({ files }: FileSource): PassedOver[] {
    return files.flatMap(({ path }) =>
      this.#touched.has(path) ? [] : [{ path, why: 'no importer has a use for it' }],
    );
  }

  async #own(source: FileSource): Promise<Capture[]> {
    const { folders, problems } = await readFolders(source);
    this.#tell(problems);
    return Promise.all(
      folders.map(async (folder) => {
        const capture = await folderCapture(folder);
        this.folders.set(capture, folder);
        for (const file of folder.files.values()) {
          this.#owned.add(file.path);
          this.#touched.add(file.path);
        }
        return capture;
      }),
    );
  }

  /** A file that tells when it is read. */
  #watch(file: SourceFile): SourceFile {
    const blob = async () => {
      const { signal, progress } = this.#control;
      signal?.throwIfAborted();
      if (file.size > LARGE) progress?.({ what: `Reading ${file.path}`, done: 0, of: 0 });
      this.#touched.add(file.path);
      return file.blob();
    };
    return { ...file, blob };
  }
}

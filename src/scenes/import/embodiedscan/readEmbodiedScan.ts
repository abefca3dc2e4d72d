import { describeProblem, type SceneProblem } from '../../sceneError';
import type { Capture } from '../capture';
import { baseName } from '../read/baseName';
import { fileFinder } from '../read/fileFinder';
import { firstScenes } from '../read/firstScenes';
import { JsonPlace } from '../read/JsonPlace';
import { plural } from '../read/plural';
import { problem } from '../read/problem';
import { readEach } from '../read/readEach';
import { readJsonFile } from '../read/readJsonFile';
import { sceneId } from '../read/sceneId';
import type { FileSource, SourceFile } from '../sourceFile';
import { type GroundingText, groundingTexts } from './groundingTexts';
import { infoFiles } from './infoFiles';
import { parseScan } from './parseScan';
import { categoriesOf, scansOf } from './Scan';

/** What turns a pickle into JSON, on the user's machine. */
const SNIPPET =
  'python -c \'import json,pickle,sys; json.dump(pickle.load(open(sys.argv[1],"rb")), open(sys.argv[2],"w"), default=lambda o: o.tolist())\'';

/** Reads all scans of EmbodiedScan's infos in a source, with the texts about them.
 * @throws SceneError if there are only pickles, which may run any program when they are read, or nothing sound */
export async function readEmbodiedScan(source: FileSource): Promise<readonly Capture[]> {
  const { infos, texts: textFiles, pickles } = await infoFiles(source);
  if (infos.length === 0 && pickles.length > 0) throw pickled(pickles[0]!);
  const notes: string[] = [];
  const places: JsonPlace[] = [];
  for (const file of infos) places.push(await open(file, notes));
  const known = new Map(places.flatMap((place) => [...categoriesOf(place)]));
  const scans = firstScenes(
    places.flatMap((place) => scansOf(place, known)),
    notes,
  );
  const texts = await readTexts(textFiles, notes);
  const find = fileFinder(source);
  const taken = new Set<string>();
  const [first, ...others] = await readEach(scans, (scan) => {
    const name = scan.info.get('sample_idx').string();
    return parseScan(scan, {
      id: sceneId(name, taken),
      alone: scans.length === 1,
      texts: texts.get(name) ?? [],
      find,
    });
  });
  return [{ ...first!, notes: [...notes, ...first!.notes] }, ...others];
}

async function open(file: SourceFile, notes: string[]): Promise<JsonPlace> {
  const { json, notes: told } = await readJsonFile(file);
  notes.push(...told);
  return new JsonPlace(json, file.path);
}

/** The texts of all files, by scan. */
async function readTexts(
  files: readonly SourceFile[],
  notes: string[],
): Promise<ReadonlyMap<string, readonly GroundingText[]>> {
  const byScan = new Map<string, GroundingText[]>();
  const problems: SceneProblem[] = [];
  let several = 0;
  for (const file of files) {
    const read = groundingTexts(await open(file, notes), baseName(file.path));
    several += read.several;
    problems.push(...read.problems);
    for (const text of read.texts) {
      const texts = byScan.get(text.scan);
      if (texts) texts.push(text);
      else byScan.set(text.scan, [text]);
    }
  }
  if (several > 0) notes.push(`${plural(several, 'text')} left out: about several objects at once`);
  if (problems.length > 0)
    notes.push(`${plural(problems.length, 'text')} left out: ${describeProblem(problems[0]!)}`);
  return byScan;
}

function pickled(file: SourceFile): Error {
  return problem(
    file.path,
    '',
    undefined,
    'a pickle, which can run any program when it is read, and is not read here',
    `Make JSON of it: ${SNIPPET} ${baseName(file.path)}.pkl ${baseName(file.path)}.json`,
  );
}

import { JsonPlace } from '../read/JsonPlace';
import { problem } from '../read/problem';
import type { SourceFile } from '../sourceFile';

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BIN_CHUNK = 0x004e4942;
/** A description longer than this is no description. */
const LONGEST = 64 * 2 ** 20;

/** A GLB file: its glTF description, and its one buffer, of which nothing is read yet. */
export interface GlbFile {
  readonly gltf: JsonPlace;
  readonly buffer: Blob;
}

/** Opens a binary glTF 2.0 file.
 * @throws SceneError if it is none, or cut off inside its description */
export async function glbFile(file: SourceFile): Promise<GlbFile> {
  const blob = await file.blob();
  const head = new DataView(await blob.slice(0, 20).arrayBuffer());
  if (head.byteLength < 20 || head.getUint32(0, true) !== MAGIC) {
    throw problem(
      file.path,
      '',
      undefined,
      'does not begin as a GLB file does',
      'Save it as binary glTF (GLB)',
    );
  }
  const version = head.getUint32(4, true);
  if (version !== 2) {
    throw problem(file.path, 'version', String(version), 'only glTF 2.0 is read', 'Export it as glTF 2.0');
  }
  const length = head.getUint32(12, true);
  if (head.getUint32(16, true) !== JSON_CHUNK || length > LONGEST || 20 + length > blob.size) {
    throw problem(
      file.path,
      '',
      undefined,
      'its description (JSON) is cut off or missing',
      'Copy the file again',
    );
  }
  const gltf = parseJson(file.path, await blob.slice(20, 20 + length).text());

  const start = 20 + length;
  const chunk = new DataView(await blob.slice(start, start + 8).arrayBuffer());
  const hasBuffer = chunk.byteLength === 8 && chunk.getUint32(4, true) === BIN_CHUNK;
  const end = hasBuffer ? start + 8 + chunk.getUint32(0, true) : start;
  return { gltf: new JsonPlace(gltf, file.path), buffer: blob.slice(Math.min(start + 8, end), end) };
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw problem(file, '', undefined, `its description is not JSON (${reason})`, 'Export it again');
  }
}

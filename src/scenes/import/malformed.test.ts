import { describe, expect, it } from 'vitest';
import { describeProblem, SceneError } from '../sceneError';
import { arkitscenesMalformed } from './arkitscenes/malformed.cases';
import { colmapMalformed } from './colmap/malformed.cases';
import { embodiedscanMalformed } from './embodiedscan/malformed.cases';
import { glbMalformed } from './glb/malformed.cases';
import { importSource } from './importSource';
import { coreMalformed } from './malformed.cases';
import type { MalformedCase } from './malformedCase';
import { nerfstudioMalformed } from './nerfstudio/malformed.cases';
import { openSource } from './openSource';
import { picturesMalformed } from './pictures/malformed.cases';
import { plyMalformed } from './ply/malformed.cases';
import type { FileSource } from './sourceFile';
import { vgLlmMalformed } from './vgLlm/malformed.cases';
import { videoMalformed } from './video/malformed.cases';

const TABLES: Record<string, readonly MalformedCase[]> = {
  ARKitScenes: arkitscenesMalformed,
  COLMAP: colmapMalformed,
  EmbodiedScan: embodiedscanMalformed,
  GLB: glbMalformed,
  nerfstudio: nerfstudioMalformed,
  pictures: picturesMalformed,
  PLY: plyMalformed,
  'VG-LLM': vgLlmMalformed,
  video: videoMalformed,
};

/** All that the user is told about a source. */
async function told(source: FileSource): Promise<string> {
  const { scenes, notes, problems, passedOver } = await importSource(source);
  return [
    ...problems.map(describeProblem),
    ...scenes.flatMap((scene) => scene.notes),
    ...notes,
    ...passedOver.map(({ path, why }) => `${path}: ${why}`),
  ].join('\n');
}

async function toldOfDrop({ files }: MalformedCase): Promise<string> {
  try {
    const dropped = await Promise.all(
      files.map(async (file) => ({ path: file.path, blob: await file.blob() })),
    );
    const { source, problems, passedOver } = await openSource(dropped);
    const before = [
      ...problems.map(describeProblem),
      ...passedOver.map(({ path, why }) => `${path}: ${why}`),
    ];
    return [...before, await told(source)].join('\n');
  } catch (error) {
    if (error instanceof SceneError) return error.message;
    throw error;
  }
}

function expectTold(text: string, wanted: string | RegExp): void {
  if (typeof wanted === 'string') expect(text).toContain(wanted);
  else expect(text).toMatch(wanted);
}

describe.each(Object.entries(TABLES))('a malformed source: %s', (_, cases) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, { files, expect: wanted }) => {
    expectTold(await told({ name: 'drop', files }), wanted);
  });
});

describe('a malformed drop', () => {
  it.each(coreMalformed.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    expectTold(await toldOfDrop(one), one.expect);
  });
});

it('there are enough of them, each told in its own way', () => {
  const all = [...Object.values(TABLES).flat(), ...coreMalformed];
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(coreMalformed.length).toBeGreaterThanOrEqual(20);
});

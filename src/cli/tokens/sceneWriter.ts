import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { categories20, type ShownFrame } from '#rewards';
import { type AnnotatedViews, boxInCamera, visualTokens } from '#scenes';
import { toHalf } from '#training/headless';
import { patchOwners } from './patchOwners';

/** Writes scenes one after the other as arrays: visual.f16 [S, F·patches, C], poses.f32 [S, F, 12], and the dense targets of the
 * supervised stage, owner.u8 [S, F·patches] (label of the object that a patch shows, or the count of labels) and owner-box.f32
 * [S, F·patches, 9] (its box in the first camera). */
export class SceneWriter {
  private readonly files: Readonly<Record<'visual' | 'poses' | 'owner' | 'ownerBox', number>>;

  constructor(folder: string) {
    const open = (name: string) => openSync(join(folder, name), 'w');
    this.files = {
      visual: open('visual.f16'),
      poses: open('poses.f32'),
      owner: open('owner.u8'),
      ownerBox: open('owner-box.f32'),
    };
  }

  write(scene: AnnotatedViews): void {
    const { files } = this;
    const every = scene.clipFrames.map((_, view) => view as ShownFrame);
    const { features, poses } = visualTokens(scene.views, every);
    writeSync(files.visual, new Uint8Array(Uint16Array.from(features, toHalf).buffer));
    writeSync(files.poses, new Uint8Array(poses.buffer));
    const owners = patchOwners(scene);
    const boxes = new Float32Array(owners.length * 9);
    const inFirst = scene.instances.map((instance) => boxInCamera(scene.views.poses[0]!, instance.box));
    owners.forEach((owner, patch) => {
      if (owner >= 0) boxes.set(inFirst[owner]!, patch * 9);
    });
    writeSync(files.ownerBox, new Uint8Array(boxes.buffer));
    const none = categories20.length;
    const label = (owner: number) => (owner < 0 ? none : categories20.indexOf(scene.instances[owner]!.label));
    writeSync(files.owner, Uint8Array.from(owners, label));
  }

  close(): void {
    for (const file of Object.values(this.files)) closeSync(file);
  }
}

import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { categories20, type ShownFrame } from '#rewards';
import { type AnnotatedViews, boxInCamera, type TokenOptions, visualTokens } from '#scenes';
import { toHalf } from '#training/headless';
import { patchOwners } from './patchOwners';

/** Instance of a patch that shows none. */
const NONE = 255;

/** Writes scenes one after the other as arrays: visual.f16 [S, F·patches, C], poses.f32 [S, F, 12], and the dense targets of the
 * supervised stage for each patch [S, F·patches]: owner.u8 (label of the object that it shows, or the count of labels), instance.u8
 * (which of the scene's instances, or 255), owner-box.f32 [.., 9] (its box in the first camera) and own-box.f32 [.., 9] (in the
 * patch's own). */
export class SceneWriter {
  private readonly files: Readonly<
    Record<'visual' | 'poses' | 'owner' | 'instance' | 'ownerBox' | 'ownBox', number>
  >;

  constructor(
    folder: string,
    private readonly options: TokenOptions,
  ) {
    const open = (name: string) => openSync(join(folder, name), 'w');
    this.files = {
      visual: open('visual.f16'),
      poses: open('poses.f32'),
      owner: open('owner.u8'),
      instance: open('instance.u8'),
      ownerBox: open('owner-box.f32'),
      ownBox: open('own-box.f32'),
    };
  }

  write(scene: AnnotatedViews): void {
    const { files } = this;
    const every = scene.clipFrames.map((_, view) => view as ShownFrame);
    const { features, poses } = visualTokens(scene.views, every, this.options);
    writeSync(files.visual, new Uint8Array(Uint16Array.from(features, toHalf).buffer));
    writeSync(files.poses, new Uint8Array(poses.buffer));
    const owners = patchOwners(scene);
    const perFrame = owners.length / scene.views.frames;
    // A frame's camera sees all of its patches: its boxes are worked out once.
    const inCamera = scene.views.poses.map((pose) =>
      scene.instances.map(({ box }) => boxInCamera(pose, box)),
    );
    const boxes = (frameOf: (patch: number) => number) => {
      const out = new Float32Array(owners.length * 9);
      owners.forEach((owner, patch) => {
        if (owner >= 0) out.set(inCamera[frameOf(patch)]![owner]!, patch * 9);
      });
      return new Uint8Array(out.buffer);
    };
    writeSync(
      files.ownerBox,
      boxes(() => 0),
    );
    writeSync(
      files.ownBox,
      boxes((patch) => Math.floor(patch / perFrame)),
    );
    writeSync(
      files.instance,
      Uint8Array.from(owners, (owner) => (owner < 0 ? NONE : owner)),
    );
    const none = categories20.length;
    const label = (owner: number) => (owner < 0 ? none : categories20.indexOf(scene.instances[owner]!.label));
    writeSync(files.owner, Uint8Array.from(owners, label));
  }

  close(): void {
    for (const file of Object.values(this.files)) closeSync(file);
  }
}

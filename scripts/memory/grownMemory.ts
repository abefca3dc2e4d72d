import { growth } from '../soak/growth';
import { overCycle } from './overCycle';
import type { SceneMemory } from './sceneMemory';

/** By how much each figure may grow from the first to the last fifth. What is counted must not grow at all; a few decoded pictures
 * more or less are a matter of the moment, buffers of lines grow to the largest room's; heaps also hold what the JavaScript engine
 * compiles and learns. The processes' memory is told, not judged: the debugger keeps every response, 2 MB a room. */
const ALLOWED: Readonly<Record<Exclude<keyof SceneMemory, 'processes'>, number>> = {
  glBuffers: 0,
  glTextures: 0,
  glPrograms: 0,
  glFramebuffers: 0,
  glRenderbuffers: 0,
  glVertexArrays: 0,
  glBufferBytes: 0.01,
  videoDecoders: 0,
  videoFrames: 0,
  bitmaps: 0.1,
  objectUrls: 0,
  nodes: 0.01,
  listeners: 0.01,
  heap: 0.03,
  arrays: 0.03,
};

/** What grew by more than is allowed, with by how much.
 * @param cycle how many rooms take turns */
export function grownMemory(
  memories: readonly SceneMemory[],
  cycle: number,
): Partial<Record<keyof SceneMemory, number>> {
  const names = Object.keys(ALLOWED) as (keyof typeof ALLOWED)[];
  const grew = names.map((name) => {
    const values = overCycle(
      memories.map((memory) => memory[name]),
      cycle,
    );
    return [name, growth(values)] as const;
  });
  return Object.fromEntries(grew.filter(([name, by]) => by > ALLOWED[name]));
}

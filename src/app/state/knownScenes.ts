import { imports } from './imports';
import { type SampleScene, sampleScenes } from './sampleScenes';

/** Everything that can be opened by its id: the samples, and what was imported into this page. An import that calls itself
 * as a sample does comes before it. */
export function knownScenes(): readonly SampleScene[] {
  const imported = imports.getState().scenes.map(({ folder: { scene } }) => scene);
  return [...imported, ...sampleScenes];
}

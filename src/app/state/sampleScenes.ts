import type { SceneFiles } from '#viewer';

/** A scene that ships with the app: its folder under `samples/`, and its name in the list. */
export interface SampleScene {
  readonly id: string;
  readonly title: string;
}

export const sampleScenes: readonly SampleScene[] = [
  { id: 'living-room', title: 'Living room' },
  { id: 'bedroom', title: 'Bedroom' },
  { id: 'kitchen-diner', title: 'Kitchen-diner' },
  { id: 'office', title: 'Office' },
  { id: 'bathroom', title: 'Bathroom' },
  { id: 'studio-flat', title: 'Studio flat' },
];

/** Files of a sample's folder; right in any sub-folder of any host. */
export function sampleFiles(id: string): SceneFiles {
  const folder = new URL(`./samples/${id}/`, document.baseURI).href;
  return { url: async (file) => folder + file };
}

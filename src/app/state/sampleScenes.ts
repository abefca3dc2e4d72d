/** A scene that ships with the app: its folder under `samples/`, and its name in the list. */
export interface SampleScene {
  readonly id: string;
  readonly title: string;
}

export const sampleScenes: readonly SampleScene[] = [{ id: 'living-room', title: 'Living room' }];

/** Address of a sample's folder, absolute, with a trailing slash; right in any sub-folder of any host. */
export function sampleUrl(id: string): string {
  return new URL(`./samples/${id}/`, document.baseURI).href;
}

/** Where a scene's files are: on a server, or in the page where they were dropped. */
export interface SceneFiles {
  /** Address of a file that `scene.json` names, for `fetch`, `<img>` and CSS. */
  readonly url: (file: string) => Promise<string>;
}

/** Where a picture lies in a pane, CSS pixels, and how much larger than its own pixels it is there. */
export interface PicturePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** The largest place in the middle of a pane that shows all of a picture. */
export function containedIn(
  pane: { readonly width: number; readonly height: number },
  picture: { readonly width: number; readonly height: number },
): PicturePlace {
  const scale = Math.min(pane.width / picture.width, pane.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  return { x: (pane.width - width) / 2, y: (pane.height - height) / 2, width, height, scale };
}

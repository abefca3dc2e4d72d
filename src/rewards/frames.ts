/** A frame of the clip, counted from 0. It is the clock of the whole app: never a float time. */
export type ClipFrame = number & { readonly __frame: 'clip' };

/** A place in the list of frames that a task shows, counted from 0: what `"frame"` means in a completion. */
export type ShownFrame = number & { readonly __frame: 'shown' };

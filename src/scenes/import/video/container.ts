/** What a video's container says of its frames. */
export interface Container {
  /** Pixels as shown: turned upright, pixels made square. */
  readonly width: number;
  readonly height: number;
  /** Seconds, per frame, in the order of storage. */
  readonly times: readonly number[];
  /** How many of the frames, from the first on, are in the file as a whole. */
  readonly whole: number;
  /** Whether what follows the last of them cannot be read. */
  readonly endsBadly: boolean;
}

const MIB = 2 ** 20;

/** What an import may take. Sizes are checked before anything is read; what is larger is refused with a message that names
 * the limit. All importers share this table. */
export const LIMITS = {
  /** Bytes of any file that is read or shown at all. */
  file: 2048 * MIB,
  /** Bytes of a text or JSON file that is read as a whole. */
  text: 256 * MIB,
  /** Bytes of a binary file (cloud, mesh) that is read as a whole. */
  binary: 1024 * MIB,
  /** Files in one drop, folder or zip. */
  files: 50_000,
  /** Frames of one clip. */
  frames: 20_000,
  /** Scenes of one import. */
  scenes: 64,
  /** Points that a reader takes in; of more it keeps an even share. */
  pointsRead: 5_000_000,
  /** Points that a scene keeps, and the page shows. */
  pointsShown: 200_000,
  /** Bytes of a zip's list of contents. */
  zipList: 64 * MIB,
  /** Bytes of everything in a zip together. Each entry is inflated only when it is wanted. */
  zipInflated: 16_384 * MIB,
  /** Times that an entry may grow when it is inflated; text shrinks some 20 times, a zip bomb 1,000. */
  zipRatio: 200,
  /** An entry below this size may grow as much as it likes. */
  zipSmall: 4 * MIB,
} as const;

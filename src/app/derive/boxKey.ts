/** Key of the predicted box at place `index` of the completion; the same in video, scene, ledger and text. */
export const predictedKey = (index: number): string => `p${index}`;

/** Key of the target's box at place `index`. */
export const truthKey = (index: number): string => `t${index}`;

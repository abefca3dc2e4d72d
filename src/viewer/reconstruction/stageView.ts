/** Where the reconstruction is seen from. `camera` follows the clip's own camera; `free` is wherever the user has
 * turned it to: a `FreeCamera`. */
export type StageView = 'room' | 'top' | 'front' | 'side' | 'camera' | 'free';

export type PointLook = 'pointSize' | 'brightness';

/** How far the reconstruction's points can be made larger or brighter; 1 is how it opens. `step` is what a key does. */
export const POINT_LOOKS: Readonly<
  Record<PointLook, { readonly least: number; readonly most: number; readonly step: number }>
> = {
  pointSize: { least: 0.4, most: 3, step: 0.2 },
  brightness: { least: 0.4, most: 2, step: 0.1 },
};

/** Where a piece goes. `of` and `on` name labels of pieces that stand already; without one the wish is dropped. */
export type Place =
  | { readonly at: 'wall' }
  | { readonly at: 'corner' }
  | { readonly at: 'middle' }
  /** In front of the piece, looking at it. */
  | { readonly at: 'front'; readonly of: string }
  /** At one of its four sides, looking at it. */
  | { readonly at: 'around'; readonly of: string }
  /** Beside it, looking the same way. */
  | { readonly at: 'beside'; readonly of: string }
  /** On top of it. */
  | { readonly at: 'on'; readonly of: readonly string[] };

/** Between `least` and `most` pieces of a label, of models whose height lies in `height` (metres). */
export interface Wish {
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly place: Place;
  readonly height?: readonly [number, number];
}

const wall = { at: 'wall' } as const;
const corner = { at: 'corner' } as const;
const middle = { at: 'middle' } as const;
const front = (of: string) => ({ at: 'front', of }) as const;
const around = (of: string) => ({ at: 'around', of }) as const;
const beside = (of: string) => ({ at: 'beside', of }) as const;
const on = (...of: string[]) => ({ at: 'on', of }) as const;
const wish = (label: string, least: number, most: number, place: Place, height?: [number, number]): Wish => ({
  label,
  least,
  most,
  place,
  ...(height && { height }),
});

const LOW: [number, number] = [0.2, 0.62];
const DINING: [number, number] = [0.62, 1.3];
const STANDING: [number, number] = [1, 2.2];
const SMALL: [number, number] = [0.1, 0.8];

const bedroom: Wish[] = [
  wish('bed', 1, 2, wall),
  wish('stand', 0, 2, beside('bed'), [0.3, 0.8]),
  wish('lamp', 0, 2, on('stand', 'dresser'), SMALL),
  wish('pillow', 0, 3, on('bed')),
  wish('dresser', 0, 1, wall),
  wish('cabinet', 0, 2, wall),
  wish('desk', 0, 1, wall),
  wish('chair', 0, 1, front('desk')),
  wish('chair', 0, 1, middle),
  wish('monitor', 0, 1, on('desk')),
  wish('ottoman', 0, 1, front('bed')),
  wish('lamp', 0, 1, corner, STANDING),
  wish('bin', 0, 1, corner),
  wish('backpack', 0, 1, wall),
];

const living: Wish[] = [
  wish('couch', 1, 2, wall),
  wish('pillow', 0, 3, on('couch')),
  wish('table', 0, 1, front('couch'), LOW),
  wish('cabinet', 0, 2, wall),
  wish('desk', 0, 1, wall),
  wish('chair', 0, 1, front('desk')),
  wish('monitor', 0, 1, on('desk', 'stand')),
  wish('table', 0, 1, middle, DINING),
  wish('chair', 0, 4, around('table')),
  wish('chair', 0, 2, middle),
  wish('stand', 0, 1, wall),
  wish('ottoman', 0, 1, middle),
  wish('lamp', 0, 2, corner, STANDING),
  wish('lamp', 0, 1, on('desk', 'stand', 'cabinet', 'table'), SMALL),
  wish('bin', 0, 1, wall),
  wish('backpack', 0, 1, middle),
];

const kitchen: Wish[] = [
  wish('refrigerator', 1, 1, corner),
  wish('stove', 1, 1, wall),
  wish('cabinet', 1, 4, wall),
  wish('microwave', 0, 1, on('cabinet', 'table', 'stand')),
  wish('table', 1, 1, middle, DINING),
  wish('chair', 1, 5, around('table')),
  wish('bin', 0, 1, wall),
  wish('stand', 0, 1, wall),
  wish('lamp', 0, 1, corner, STANDING),
  wish('backpack', 0, 1, middle),
];

const office: Wish[] = [
  wish('desk', 1, 3, wall),
  wish('chair', 1, 3, front('desk')),
  wish('monitor', 1, 3, on('desk')),
  wish('computer', 0, 2, on('desk')),
  wish('computer', 0, 1, beside('desk')),
  wish('lamp', 0, 2, on('desk', 'cabinet'), SMALL),
  wish('cabinet', 1, 3, wall),
  wish('table', 0, 1, middle),
  wish('chair', 0, 3, around('table')),
  wish('bin', 0, 2, beside('desk')),
  wish('couch', 0, 1, wall),
  wish('backpack', 0, 2, wall),
  wish('lamp', 0, 1, corner, STANDING),
];

const bathroom: Wish[] = [
  wish('bathtub', 1, 1, wall),
  wish('toilet', 1, 1, wall),
  wish('cabinet', 1, 2, wall),
  wish('stand', 0, 1, wall),
  wish('bin', 0, 2, corner),
  wish('ottoman', 0, 1, middle),
  wish('chair', 0, 1, wall),
  wish('dresser', 0, 1, wall),
];

const studio: Wish[] = [
  wish('bed', 1, 1, wall),
  wish('pillow', 0, 2, on('bed')),
  wish('couch', 0, 1, wall),
  wish('table', 0, 1, front('couch'), LOW),
  wish('desk', 0, 1, wall),
  wish('chair', 0, 1, front('desk')),
  wish('monitor', 0, 1, on('desk')),
  wish('refrigerator', 0, 1, corner),
  wish('stove', 0, 1, wall),
  wish('cabinet', 0, 2, wall),
  wish('table', 0, 1, middle, DINING),
  wish('chair', 0, 3, around('table')),
  wish('lamp', 0, 1, corner, STANDING),
  wish('microwave', 0, 1, on('cabinet', 'table')),
  wish('dresser', 0, 1, wall),
  wish('bin', 0, 1, wall),
  wish('backpack', 0, 1, middle),
];

/** Where books, boxes and pots lie about. */
export const CLUTTER_PLACES: readonly Place[] = [
  on('table', 'desk'),
  on('table', 'desk', 'stand', 'cabinet', 'dresser'),
  on('cabinet', 'stand', 'dresser'),
  wall,
  middle,
];

/** What stands in the six kinds of room, in the order in which it is placed. */
export const RECIPES: readonly (readonly Wish[])[] = [bedroom, living, kitchen, office, bathroom, studio];

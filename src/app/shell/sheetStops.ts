/** Where the sheet rests: reward only; reward and the ledger's beginning; everything. */
export const STOPS = ['closed', 'half', 'full'] as const;

export type Stop = (typeof STOPS)[number];

/** Height of the sheet at each stop, as CSS. */
export const stopHeight: Readonly<Record<Stop, string>> = {
  closed: '112px',
  half: 'max(208px, 25dvh)',
  full: 'calc(100dvh - var(--bar-height) - 8px)',
};

/** The stop that a dragged sheet falls to.
 * @param height of the sheet, px
 * @param page height of the page, px */
export function nearestStop(height: number, page: number): Stop {
  const half = Math.max(208, 0.25 * page);
  if (height < (112 + half) / 2) return 'closed';
  return height < (half + page) / 2 ? 'half' : 'full';
}

/** The grid that a policy writes numbers on: multiples of 0.05 from −4.00 to 7.95, two decimals.
 * Metres and radians of a room fit; rounding to it caps the mean IoU (`npm run -s tokens` prints at how much). */
export const numberGrid = {
  step: 0.05,
  lowest: -4,
  count: 240,
  /** Text of the grid's value number `index`. */
  text: (index: number): string => {
    // In hundredths, so that no float error reaches the text; −0 is written 0.00.
    const hundredths = -400 + 5 * index;
    return (hundredths / 100).toFixed(2);
  },
  /** The nearest grid value's text; values beyond the ends are written as the end. */
  round: (value: number): string => {
    const index = Math.round((value - numberGrid.lowest) / numberGrid.step);
    return numberGrid.text(Math.min(numberGrid.count - 1, Math.max(0, index)));
  },
} as const;

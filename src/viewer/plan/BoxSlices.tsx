import type { ReactElement } from 'react';
import type { Box9 } from '#rewards';

export interface BoxSlicesProps {
  /** The predicted box. */
  readonly a: Box9;
  /** Its truth, in the same space. */
  readonly b: Box9;
  /** Whether `a` counts as a match: its colour. */
  readonly role: 'tp' | 'fp';
}

/** Three cuts through a predicted box and its truth, along the truth's own axes: the overlap that perspective hides. */
export function BoxSlices(_props: BoxSlicesProps): ReactElement {
  return <div />;
}

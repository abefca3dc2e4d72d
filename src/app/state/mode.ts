/** The modes that have something to show. A mode only changes the inspector and what may be dragged. */
export const MODES = ['explore', 'train'] as const;

export type Mode = (typeof MODES)[number];

export const modeTitles: Readonly<Record<Mode, string>> = { explore: 'Explore', train: 'Train' };

export function isMode(text: string): text is Mode {
  return (MODES as readonly string[]).includes(text);
}

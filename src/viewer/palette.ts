import type { StageRole } from './stageBox';

export type Theme = 'dark' | 'light';

/** The colours that a canvas needs as strings, by meaning. The page has the same ones as custom properties (`--truth`, `--tp`,
 * …): a change here is a change there. */
export interface Palette {
  readonly roles: Readonly<Record<Exclude<StageRole, 'ghost'>, string>>;
  /** Advantage below, near and above the group's mean. */
  readonly below: string;
  readonly near: string;
  readonly above: string;
  readonly ink: string;
  readonly ground: string;
  /** Around the selected box. */
  readonly halo: string;
  /** Under every line, so that it reads on any picture. */
  readonly under: string;
  readonly tagGround: string;
  /** Text on a tag filled with its role's colour. */
  readonly tagInk: string;
}

export const palette: Readonly<Record<Theme, Palette>> = {
  dark: {
    roles: { truth: '#5aaef0', tp: '#2fc398', fp: '#ff7d45', fn: '#f2b233' },
    below: '#f0983a',
    near: '#777f87',
    above: '#5aaef0',
    ink: '#eceef0',
    ground: '#0c0e10',
    halo: '#ffffff',
    under: '#0000009e',
    tagGround: '#0c0e10e6',
    tagInk: '#0c0e10',
  },
  light: {
    roles: { truth: '#0a67ad', tp: '#007a58', fp: '#c44400', fn: '#966200' },
    below: '#b35a00',
    near: '#9a9fa4',
    above: '#0a67ad',
    ink: '#15171a',
    ground: '#e9e9e6',
    halo: '#000000',
    under: '#ffffffbf',
    tagGround: '#ffffffed',
    tagInk: '#ffffff',
  },
};

/** Tint of an advantage divided by its bound, in [-1, 1]: from `below` over `near` to `above`. */
export function advantageTint(advantage: number, theme: Theme): string {
  const { below, near, above } = palette[theme];
  const share = Math.min(Math.abs(advantage), 1);
  return mix(near, advantage < 0 ? below : above, share);
}

function mix(from: string, to: string, share: number): string {
  const channel = (at: number): string => {
    const a = Number.parseInt(from.slice(at, at + 2), 16);
    const b = Number.parseInt(to.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

import { useSyncExternalStore } from 'react';
import type { Theme } from '#viewer';

const KEY = 'reward-room/theme';
const light = () => matchMedia('(prefers-color-scheme: light)');
const listeners = new Set<() => void>();

/** The theme on screen: the user's choice, else the system's. */
export function theme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'light' || chosen === 'dark' ? chosen : light().matches ? 'light' : 'dark';
}

/** Takes up the choice of an earlier visit. Call before the first paint. */
export function restoreTheme(): void {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
}

/** To the other theme. Back at what the system says, the page follows the system again. */
export function toggleTheme(): void {
  const next: Theme = theme() === 'dark' ? 'light' : 'dark';
  const system: Theme = light().matches ? 'light' : 'dark';
  if (next === system) {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem(KEY);
  } else {
    document.documentElement.dataset.theme = next;
    localStorage.setItem(KEY, next);
  }
  for (const listener of listeners) listener();
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, theme);
}

function subscribe(changed: () => void): () => void {
  const system = light();
  listeners.add(changed);
  system.addEventListener('change', changed);
  return () => {
    listeners.delete(changed);
    system.removeEventListener('change', changed);
  };
}

import type { Page } from 'playwright-core';

/** A viewer in the bench, and how it is handled. */
export interface Contender {
  readonly name: string;
  /** Of the heavy scene, and of the living room as it ships. */
  readonly heavy: string;
  readonly room: string;
  /** Its stage is then 1200 × 800, CSS pixels, one device pixel each. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** A place in its 3D view where a drag turns the view, CSS pixels. */
  readonly grip: { readonly x: number; readonly y: number };
  /** What is in the page once its first picture is composed; null: that is when the cloud is drawn. */
  readonly composed: string | null;
  /** How it draws its cloud, and vertices for one point. */
  readonly mode: 'POINTS' | 'TRIANGLES';
  readonly verticesPerPoint: number;
  readonly play: (page: Page) => Promise<void>;
}

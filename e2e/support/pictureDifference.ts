import type { Page } from 'playwright-core';

/** The share of two pictures' pixels that differ, at half their size: a pane's edges may lie between pixels.
 * @param page any page, to read PNGs with */
export function pictureDifference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (pngs) => {
      const side = 300;
      const pixels = async (png: string) => {
        const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const context = new OffscreenCanvas(side, side).getContext('2d')!;
        context.drawImage(bitmap, 0, 0, side, side);
        return context.getImageData(0, 0, side, side).data;
      };
      const [a, b] = await Promise.all(pngs.map(pixels));
      let off = 0;
      for (let i = 0; i < a!.length; i += 4) if (Math.abs(a![i]! - b![i]!) > 24) off++;
      return off / side ** 2;
    },
    [one.toString('base64'), other.toString('base64')],
  );
}

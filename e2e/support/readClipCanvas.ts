/** Runs in the page. What the video canvas shows of the numbered clip, read from its pixels:
 * the burnt-in frame number, the frame that the pane says, and the middle of the drawn square and of the overlay's box,
 * in clip pixels. */
export function readClipCanvas() {
  const [width, height] = [160, 120];
  const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-frame]')!;
  const shown = Number(canvas.dataset.frame);
  const scale = Math.min(canvas.width / width, canvas.height / height);
  const left = (canvas.width - width * scale) / 2;
  const top = (canvas.height - height * scale) / 2;
  const picture = document.createElement('canvas');
  picture.width = canvas.width;
  picture.height = canvas.height;
  const context = picture.getContext('2d')!;
  context.drawImage(canvas, 0, 0);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
  const at = (x: number, y: number) => {
    const i = 4 * (Math.round(top + y * scale) * canvas.width + Math.round(left + x * scale));
    return [pixels[i]!, pixels[i + 1]!, pixels[i + 2]!] as const;
  };

  let number = 0;
  for (let bit = 0; bit < 8; bit++) number = 2 * number + (at(10 + 12 * bit, 106)[1] > 128 ? 1 : 0);

  // The square is nearly white; the overlay's lines are coloured. Both are looked for in the band that the box crosses.
  const middle = (isPart: (pixel: readonly [number, number, number]) => boolean) => {
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let y = 54; y < 66; y += 1 / scale) {
      for (let x = 0; x < width; x += 1 / scale) {
        if (!isPart(at(x, y))) continue;
        first = Math.min(first, x);
        last = Math.max(last, x);
      }
    }
    return (first + last) / 2;
  };
  const square = middle(([r, g, b]) => r > 200 && g > 200 && b > 200);
  const outline = middle(([r, g, b]) => Math.max(r, g, b) - Math.min(r, g, b) > 60);
  return { number, shown, square, outline };
}

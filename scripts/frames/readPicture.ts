/** Runs in the page. The picture that the video canvas shows, small: RGB in base64. The pane must show no overlay. */
export function readPicture({ width, height }: { readonly width: number; readonly height: number }): string {
  const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-frame]')!;
  const [wide, high] = [640, 480];
  const scale = Math.min(canvas.width / wide, canvas.height / high);
  const [across, down] = [wide * scale, high * scale];
  const small = new OffscreenCanvas(width, height);
  const context = small.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  const [left, top] = [(canvas.width - across) / 2, (canvas.height - down) / 2];
  context.drawImage(canvas, left, top, across, down, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  let text = '';
  for (let i = 0; i < data.length; i += 4) text += String.fromCharCode(data[i]!, data[i + 1]!, data[i + 2]!);
  return btoa(text);
}

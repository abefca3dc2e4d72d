import type { Capture, FramePixels } from '#scenes';

/** Width to which pictures are brought before their colours are compared: noise goes, and it is quick. */
const WIDTH = 160;

/** The colours of a frame that is a picture; null for a video's frame, or a picture that cannot be decoded. */
export async function framePixels({ clip }: Capture, frame: number): Promise<FramePixels | null> {
  const picture = clip?.frames[frame]?.picture;
  if (!picture) return null;
  try {
    const image = await createImageBitmap(await picture.blob(), {
      resizeWidth: WIDTH,
      imageOrientation: 'none',
    });
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    context.drawImage(image, 0, 0);
    image.close();
    const { data } = context.getImageData(0, 0, width, height);
    const rgb = new Uint8Array(3 * width * height);
    for (let i = 0; i < width * height; i++) rgb.set(data.subarray(4 * i, 4 * i + 3), 3 * i);
    return { width, height, rgb };
  } catch {
    return null;
  }
}

/** A small model of COLMAP in binary form: two cameras, two images, two points. */
export function binaryModel(): Record<
  'cameras.bin' | 'images.bin' | 'points3D.bin',
  Uint8Array<ArrayBuffer>
> {
  const HALF = Math.SQRT1_2;
  const parts: number[] = [];
  const put = (
    type: 'Uint8' | 'Uint32' | 'Int32' | 'BigUint64' | 'Float64',
    ...values: (number | bigint)[]
  ) => {
    for (const value of values) {
      const view = new DataView(new ArrayBuffer(8));
      if (typeof value === 'bigint') view.setBigUint64(0, value, true);
      else view[`set${type as 'Float64'}`](0, value, true);
      const length = { Uint8: 1, Uint32: 4, Int32: 4, BigUint64: 8, Float64: 8 }[type];
      parts.push(...new Uint8Array(view.buffer, 0, length));
    }
  };
  const text = (value: string) => put('Uint8', ...new TextEncoder().encode(value), 0);
  const take = () => Uint8Array.from(parts.splice(0));

  put('BigUint64', 2n);
  for (const [id, model, w, h, ...p] of [
    [3, 1, 640, 480, 600, 610, 320.5, 239],
    [8, 2, 1280, 960, 1200, 640, 480, 0.1],
  ]) {
    put('Uint32', id!);
    put('Int32', model!);
    put('BigUint64', BigInt(w!), BigInt(h!));
    put('Float64', ...p);
  }
  const cameras = take();
  put('BigUint64', 2n);
  put('Uint32', 7);
  put('Float64', HALF, HALF, 0, 0, -2, 1.5, -1);
  put('Uint32', 3);
  text('b/frame 10.png');
  put('BigUint64', 1n);
  put('Float64', 1.5, 2.5);
  put('BigUint64', 2n ** 64n - 1n);
  put('Uint32', 9);
  put('Float64', 1, 0, 0, 0, 0, 0, 0);
  put('Uint32', 8);
  text('b/frame 9.png');
  put('BigUint64', 0n);
  const images = take();
  put('BigUint64', 2n, 17n);
  put('Float64', 1, 2, 3);
  put('Uint8', 255, 128, 0);
  put('Float64', 0.5);
  put('BigUint64', 1n);
  put('Uint32', 7, 0);
  put('BigUint64', 4n);
  put('Float64', -1, -2.5, 1e-3);
  put('Uint8', 0, 1, 2);
  put('Float64', 0.1);
  put('BigUint64', 0n);
  return { 'cameras.bin': cameras, 'images.bin': images, 'points3D.bin': take() };
}

import type { Furniture } from '../generator/furniture';
import type { GeneratorRequest } from '../generatorWorker/protocol';

/** Plain boxes as `proxies.json` and `proxies.bin` hold models: the inverse of `decodeFurniture`. */
export function furnitureFiles(furniture: readonly Furniture[]): GeneratorRequest['furniture'] {
  const list: object[] = [];
  const models: number[] = [];
  for (const { name, label, size, bvh, albedo } of furniture) {
    const positions = bvh.geometry.getAttribute('position').array;
    const triangles = positions.length / 9;
    list.push({ name, label, size, triangles, offset: models.length });
    const words = Int16Array.from(positions, (value, i) => {
      const share = value / (size[i % 3]! / 2);
      return Math.round(32767 * (i % 3 === 2 ? share - 1 : share));
    });
    models.push(...new Uint8Array(words.buffer));
    models.push(...Array.from(albedo, (value) => Math.round(255 * value ** (1 / 2.2))));
    while (models.length % 4 !== 0) models.push(0);
  }
  return { list, models: Uint8Array.from(models).buffer };
}

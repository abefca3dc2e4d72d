import type { JsonPlace } from '../read/JsonPlace';

/** Extensions behind which a primitive or a buffer view hides its numbers. */
const COMPRESSIONS = ['KHR_draco_mesh_compression', 'EXT_meshopt_compression', 'KHR_meshopt_compression'];

/** @throws SceneError if a part of a GLB file is compressed */
export function refuseCompression(place: JsonPlace): void {
  const extensions = place.get('extensions');
  if (!extensions.present) return;
  const found = COMPRESSIONS.find((name) => extensions.get(name).present);
  if (found) throw place.error(`compressed by ${found}, which is not read`, 'Export it without compression');
}

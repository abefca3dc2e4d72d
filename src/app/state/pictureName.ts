/** `living-room-detection-0-72-frame-24.png`: scene, task and clip frame. Ids of tasks mostly begin with their scene's. */
export function pictureName(scene: string, task: string, frame: number): string {
  const own = task.startsWith(`${scene}/`) ? task.slice(scene.length + 1) : task;
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}_]+/gu, '-').replace(/^-|-$/g, '');
  return `${[scene, own.slice(0, 80), `frame-${frame}`].map(plain).filter(Boolean).join('-')}.png`;
}

import { useEffect } from 'react';
import { type PerspectiveCamera, Vector3 } from 'three';
import { nextPick, pickBoxes } from '../geometry/pickBoxes';
import type { StageBox } from '../stageBox';
import type { StageLink } from '../stageLink';

/** A press that moves further than this is a drag, CSS pixels. */
const STILL = 4;

/** Hover and click on boxes, by rays from the camera. */
export function usePicking(
  canvas: HTMLElement,
  camera: PerspectiveCamera,
  boxes: readonly StageBox[],
  link: StageLink,
): void {
  useEffect(() => {
    const near = new Vector3();
    const far = new Vector3();
    let pressed: { readonly x: number; readonly y: number } | null = null;

    function pick(event: PointerEvent): string[] {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const x = ((event.clientX - left) / width) * 2 - 1;
      const y = 1 - ((event.clientY - top) / height) * 2;
      near.set(x, y, -1).unproject(camera);
      far.set(x, y, 1).unproject(camera).sub(near);
      return pickBoxes([near.x, near.y, near.z], [far.x, far.y, far.z], boxes);
    }
    function hover(event: PointerEvent): void {
      if (event.buttons !== 0 || event.pointerType === 'touch') return;
      const hit = pick(event)[0] ?? null;
      canvas.style.cursor = hit === null ? '' : 'pointer';
      if (hit !== link.hovered) link.onHover(hit);
    }
    const leave = (): void => link.onHover(null);
    const press = (event: PointerEvent): void => {
      pressed = event.button === 0 && event.isPrimary ? { x: event.clientX, y: event.clientY } : null;
    };
    const release = (event: PointerEvent): void => {
      const still = pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < STILL;
      pressed = null;
      if (still) link.onSelect(nextPick(pick(event), link.selected));
    };
    canvas.addEventListener('pointermove', hover);
    canvas.addEventListener('pointerleave', leave);
    canvas.addEventListener('pointerdown', press);
    canvas.addEventListener('pointerup', release);
    return () => {
      canvas.removeEventListener('pointermove', hover);
      canvas.removeEventListener('pointerleave', leave);
      canvas.removeEventListener('pointerdown', press);
      canvas.removeEventListener('pointerup', release);
    };
  }, [canvas, camera, boxes, link]);
}

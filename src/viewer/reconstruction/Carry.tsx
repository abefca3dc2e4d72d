import { extend, useFrame, useThree } from '@react-three/fiber';
import { type ReactElement, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { Group } from 'three';
import { BOX_EDGES, boxCorners } from '#rewards';
import type { Scene } from '#scenes';
import type { StageCarry } from '../carry';
import { carryPlace } from '../geometry/carryPlace';
import { subtract, type Vector3 } from '../geometry/vector';
import { palette, type Theme } from '../palette';
import { frustumLines } from './cameraLines';
import { hexColour } from './hexColour';
import type { LineSegment } from './LineGeometry';
import { LineMeshes, Lines, useLineGeometry } from './Lines';
import type { StagePasses } from './StagePasses';

extend({ Group });

/** Milliseconds from the camera to the world. */
const FLIGHT = 900;
const NO_LINES: readonly LineSegment[] = [];

interface CarryProps {
  readonly passes: StagePasses;
  readonly carry: StageCarry | null;
  readonly scene: Scene;
  readonly theme: Theme;
}

/** A box on its way from the camera that it was given in to its place in the world: its outline flies once from the frustum of that
 * frame, which stays as long as the box is carried. Where motion is not wanted it has arrived at once. */
export function Carry({ passes, carry, scene, theme }: CarryProps): ReactElement {
  const invalidate = useThree((state) => state.invalidate);
  const geometry = useLineGeometry();
  const ghost = useRef<Group>(null);
  const flight = useRef({ eye: [0, 0, 0] as Vector3, distance: 0, start: 0, flying: false });
  const place = useRef({ x: 0, y: 0, z: 0, scale: 1 });

  const frustum = useMemo(
    () => (carry ? frustumLines(scene, carry.frame, theme) : NO_LINES),
    [carry, scene, theme],
  );
  useLayoutEffect(() => {
    geometry.setLines(carry ? outline(carry, theme) : NO_LINES);
    invalidate();
  }, [geometry, carry, theme, invalidate]);

  useEffect(() => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const now = flight.current;
    now.flying = carry !== null && !calm;
    if (ghost.current) ghost.current.visible = now.flying;
    if (carry) {
      const { pose, box } = carry;
      now.eye = [pose[3]!, pose[7]!, pose[11]!];
      now.distance = Math.hypot(...subtract([box[0], box[1], box[2]], now.eye));
      now.start = Number.NaN;
    }
    invalidate();
  }, [carry, invalidate]);

  useFrame(() => {
    const now = flight.current;
    const group = ghost.current;
    if (!now.flying || group === null) return;
    const time = performance.now();
    // The clock starts with the first frame that is drawn of it.
    if (Number.isNaN(now.start)) now.start = time;
    const share = Math.min((time - now.start) / FLIGHT, 1);
    carryPlace(now.eye, now.distance, share, place.current);
    const { x, y, z, scale } = place.current;
    group.position.set(x, y, z);
    group.scale.setScalar(scale);
    // Arrived it is the box itself, which is there already.
    group.visible = share < 1;
    now.flying = share < 1;
    invalidate();
  });

  return (
    <>
      <Lines passes={passes} lines={frustum} order={7} below />
      <group ref={ghost} visible={false}>
        <LineMeshes geometry={geometry} passes={passes} order={8} below />
      </group>
    </>
  );
}

function outline({ box }: StageCarry, theme: Theme): LineSegment[] {
  const colours = palette[theme];
  const style = {
    colour: hexColour(colours.halo),
    width: 2,
    underColour: hexColour(colours.under),
    underWidth: 1.8,
  };
  const corners = boxCorners(box);
  return BOX_EDGES.map(([from, to]) => ({ start: corners[from]!, end: corners[to]!, style }));
}

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { actions } from '../state/actions';
import { POINT_LOOKS, type PointLook } from '../state/pointLooks';
import { session } from '../state/session';
import { Button } from '../ui/Button';
import { Slider } from '../ui/Slider';
import { short } from '../words/numbers';

const LABELS: Readonly<Record<PointLook, string>> = { pointSize: 'point size', brightness: 'brightness' };

/** How the points of the reconstruction look, as sliders. */
export function PointPanel(): ReactElement {
  const looks = useStore(session);
  return (
    <>
      {(['pointSize', 'brightness'] as const).map((look) => (
        <Slider
          key={look}
          label={LABELS[look]}
          value={looks[look]}
          min={POINT_LOOKS[look].least}
          max={POINT_LOOKS[look].most}
          step={0.1}
          shown={`× ${short(looks[look], 2)}`}
          onChange={(value) => actions.setPoints(look, value)}
        />
      ))}
      <Button
        small
        title="Points as they were (|)"
        disabled={looks.pointSize === 1 && looks.brightness === 1}
        onClick={actions.resetPoints}
      >
        Reset
      </Button>
    </>
  );
}

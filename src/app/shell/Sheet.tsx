import { type CSSProperties, type PointerEvent, type ReactElement, type ReactNode, useRef } from 'react';
import css from './Sheet.module.css';
import { nearestStop, STOPS, type Stop, stopHeight } from './sheetStops';

interface Props {
  readonly stop: Stop;
  readonly onStop: (stop: Stop) => void;
  readonly children: ReactNode;
}

const next: Readonly<Record<Stop, Stop>> = { closed: 'half', half: 'full', full: 'closed' };

/** A phone's inspector: a sheet at the bottom with three stops. Its handle is dragged, pressed, or moved by arrow keys. */
export function Sheet({ stop, onStop, children }: Props): ReactElement {
  const sheet = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly y: number; readonly from: number; height: number } | null>(null);
  // A drag ends in a click of the handle; that one is not meant.
  const dragged = useRef(false);

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const height = sheet.current?.offsetHeight ?? 0;
    drag.current = { y: event.clientY, from: height, height };
    dragged.current = false;
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current || !sheet.current) return;
    const by = drag.current.y - event.clientY;
    if (Math.abs(by) > 4) dragged.current = true;
    if (!dragged.current) return;
    drag.current.height = drag.current.from + by;
    sheet.current.style.height = `${drag.current.height}px`;
    sheet.current.style.transition = 'none';
  };
  const onPointerUp = () => {
    if (drag.current && sheet.current && dragged.current) {
      sheet.current.style.height = '';
      sheet.current.style.transition = '';
      onStop(nearestStop(drag.current.height, window.innerHeight));
    }
    drag.current = null;
  };
  const move = (by: 1 | -1) => {
    const to = STOPS[STOPS.indexOf(stop) + by];
    if (to) onStop(to);
  };
  return (
    <div
      ref={sheet}
      className={css.sheet}
      data-stop={stop}
      style={{ '--stop': stopHeight[stop] } as CSSProperties}
    >
      <button
        type="button"
        className={css.handle}
        aria-label={`Inspector, ${stop}. Press to show ${next[stop] === 'closed' ? 'less' : 'more'}`}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onClick={() => {
          if (!dragged.current) onStop(next[stop]);
          dragged.current = false;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          event.stopPropagation();
          move(event.key === 'ArrowUp' ? 1 : -1);
        }}
      />
      <div className={css.content}>{children}</div>
    </div>
  );
}

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
  const drag = useRef<{ readonly y: number; readonly height: number; moved: boolean } | null>(null);

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { y: event.clientY, height: sheet.current?.offsetHeight ?? 0, moved: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current || !sheet.current) return;
    const by = drag.current.y - event.clientY;
    if (Math.abs(by) > 4) drag.current.moved = true;
    if (drag.current.moved) sheet.current.style.height = `${drag.current.height + by}px`;
  };
  const onPointerUp = () => {
    if (!drag.current || !sheet.current) return;
    const height = sheet.current.offsetHeight;
    sheet.current.style.height = '';
    if (drag.current.moved) onStop(nearestStop(height, window.innerHeight));
    else onStop(next[stop]);
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
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault();
            event.stopPropagation();
            move(event.key === 'ArrowUp' ? 1 : -1);
          } else if (event.key === 'Enter' || event.key === ' ') onStop(next[stop]);
        }}
      />
      <div className={css.content}>{children}</div>
    </div>
  );
}

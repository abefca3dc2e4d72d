import { type RefObject, useEffect, useState } from 'react';

/** Width of an element's content in CSS pixels, so that a drawing's lines fall where they should. */
export function useWidth(element: RefObject<Element | null>, first = 320): number {
  const [width, setWidth] = useState(first);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

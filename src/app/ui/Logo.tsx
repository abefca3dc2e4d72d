import type { ReactElement } from 'react';

/** The mark: a box seen from a corner, as everything here is about boxes. */
export function Logo(): ReactElement {
  return (
    <svg
      viewBox="0 0 22 22"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d="M3.5 7.5l7.5-4l7.5 4v8l-7.5 4l-7.5-4z" strokeLinejoin="round" />
      <path d="M3.5 7.5l7.5 4l7.5-4M11 11.5v8" strokeLinejoin="round" />
    </svg>
  );
}

/** Which of several objects of one label is meant: by distance from the first shown camera, or by volume. */
export type Modifier = 'nearest' | 'farthest' | 'largest' | 'smallest';

export const MODIFIERS: readonly Modifier[] = ['nearest', 'farthest', 'largest', 'smallest'];

/** VG-LLM's grounding instruction in short: the first clear frame, and a box in that frame's camera. */
export function groundingPrompt(label: string, modifier: Modifier | null): string {
  return modifier ? `Find the ${modifier} ${label}` : `Find the ${label}`;
}

/** VG-LLM's detection instruction in short. */
export const DETECTION_PROMPT = 'Find every object in the camera frame of the first picture';

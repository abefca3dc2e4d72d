/** The answer of a ScanNetDetection row, as VG-LLM's script writes it: one object a line, numbers to centimetres. */
export function detectionAnswer(boxes: readonly { label: string; box: readonly number[] }[]): string {
  const lines = boxes.map(
    ({ label, box }) => `{"label": ${JSON.stringify(label)}, "bbox_3d": ${rounded(box)}}`,
  );
  return `\`\`\`json\n[\n\t${lines.join(',\n\t')}\n]\`\`\``;
}

/** The answer of a ScanRefer row: the frame, and the box in that frame's camera. */
export function groundingAnswer(frame: number, box: readonly number[]): string {
  return `\`\`\`json\n\t{"frame": ${frame}, "bbox_3d": ${rounded(box)}}\n\`\`\``;
}

/** Numbers as Python prints them after `round(x, 2)`. */
function rounded(box: readonly number[]): string {
  const words = box.map((value) => {
    const short = Number(value.toFixed(2)) + 0;
    return Number.isInteger(short) ? short.toFixed(1) : String(short);
  });
  return `[${words.join(', ')}]`;
}

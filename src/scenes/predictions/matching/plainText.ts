/** A prompt in a form that survives chat templates: without pictures, roles and special tokens, one space between words. */
export function plainText(prompt: string): string {
  return prompt
    .replace(
      /<\|?\/?(?:im_start|im_end|image|image_pad|video|video_pad|vision_start|vision_end|endoftext)\|?>/g,
      ' ',
    )
    .replace(/^(?:system|user|assistant|human)$/gim, ' ')
    .replace(/^(?:frame|image)[ -]?\d+\s*:\s*$/gim, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

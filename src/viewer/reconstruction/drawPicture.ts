/** The canvas as it has just been drawn, in the same task, with the tags that lie over it.
 * @param tags fills the canvas; its children are placed by their styles
 * @returns a PNG of the canvas's own size */
export function drawPicture(canvas: HTMLCanvasElement, tags: HTMLElement): Promise<Blob | null> {
  const picture = document.createElement('canvas');
  picture.width = canvas.width;
  picture.height = canvas.height;
  const context = picture.getContext('2d');
  if (context === null) return Promise.resolve(null);
  context.drawImage(canvas, 0, 0);
  const pane = tags.getBoundingClientRect();
  context.scale(canvas.width / pane.width, canvas.height / pane.height);
  context.translate(-pane.left, -pane.top);
  for (const tag of tags.children) drawTag(context, tag);
  return new Promise((done) => picture.toBlob(done));
}

function drawTag(context: CanvasRenderingContext2D, tag: Element): void {
  const {
    visibility,
    backgroundColor,
    borderTopColor,
    borderTopWidth,
    color,
    fontWeight,
    fontSize,
    fontFamily,
  } = getComputedStyle(tag);
  if (visibility === 'hidden') return;
  const { left, top, width, height } = tag.getBoundingClientRect();
  const line = Number.parseFloat(borderTopWidth);
  context.fillStyle = backgroundColor;
  context.fillRect(left, top, width, height);
  context.strokeStyle = borderTopColor;
  context.lineWidth = line;
  context.strokeRect(left + line / 2, top + line / 2, width - line, height - line);
  context.fillStyle = color;
  context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(tag.textContent, left + width / 2, top + height / 2 + 0.5);
}

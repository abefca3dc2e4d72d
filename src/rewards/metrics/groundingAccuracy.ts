/** ScanRefer's accuracy: the share of answers with IoU ≥ 0.25 and ≥ 0.5, not strictly (3d-rft.md §6.2). */
export class GroundingAccuracy {
  count = 0;
  private over25 = 0;
  private over50 = 0;

  add(iou: number): void {
    this.count++;
    if (iou >= 0.25) this.over25++;
    if (iou >= 0.5) this.over50++;
  }

  /** Shares, 0 to 1; 0 without any answer. */
  get accuracy(): { readonly at25: number; readonly at50: number } {
    const count = Math.max(1, this.count);
    return { at25: this.over25 / count, at50: this.over50 / count };
  }
}

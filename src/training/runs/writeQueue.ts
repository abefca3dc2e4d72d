/** Writes one after the other, while training goes on. One that fails stays first in line and is tried again: after a full
 * disk has been cleared nothing is missing. */
export class WriteQueue {
  private readonly waiting: (() => Promise<void>)[] = [];
  private working: Promise<void> | null = null;
  private failed = false;

  /** @param write must be fit to be tried again after it failed half-way */
  add(write: () => Promise<void>): void {
    this.waiting.push(write);
    if (!this.failed) this.work().catch(() => {});
  }

  /** Resolves at once while writing keeps up; otherwise when it has caught up.
   * @throws what the first write in line fails with */
  async ready(most = 8): Promise<void> {
    if (this.failed || this.waiting.length > most) await this.work();
  }

  /** Resolves when all is written.
   * @throws what the first write in line fails with */
  drained(): Promise<void> {
    return this.work();
  }

  private work(): Promise<void> {
    this.working ??= this.writeAll();
    return this.working;
  }

  private async writeAll(): Promise<void> {
    // Not before `working` is set: it must be null again at the end.
    await Promise.resolve();
    try {
      this.failed = false;
      while (this.waiting.length > 0) {
        await this.waiting[0]!();
        this.waiting.shift();
      }
    } catch (error) {
      this.failed = true;
      throw error;
    } finally {
      this.working = null;
    }
  }
}

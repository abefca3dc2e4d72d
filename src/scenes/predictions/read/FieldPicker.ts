import type { Json, JsonObject } from '../predictionDump';

/** Takes fields off a row under any of their names; what nobody took is left over. */
export class FieldPicker {
  readonly #left: Map<string, Json>;

  constructor(fields: JsonObject) {
    this.#left = new Map(Object.entries(fields));
  }

  /** The first of these names that stands for something `read` can use; that one is taken, null is as good as nothing. */
  take<T>(read: (value: Json) => T | undefined, ...names: string[]): T | undefined {
    for (const name of names) {
      const value = this.#left.get(name);
      if (value === null) this.#left.delete(name);
      if (value === undefined || value === null) continue;
      const taken = read(value);
      if (taken === undefined) continue;
      this.#left.delete(name);
      return taken;
    }
    return undefined;
  }

  has(name: string): boolean {
    return this.#left.has(name);
  }

  /** Takes all numbers that are left: parts of the reward under names of their own. Null counts where `may` says so. */
  takeNumbers(may: (name: string, value: Json) => boolean): Record<string, number | null> | undefined {
    const parts: Record<string, number | null> = {};
    for (const [name, value] of this.#left) {
      if ((typeof value !== 'number' && value !== null) || !may(name, value)) continue;
      parts[name] = value;
      this.#left.delete(name);
    }
    return Object.keys(parts).length > 0 ? parts : undefined;
  }

  /** What is left, if anything is. */
  get rest(): JsonObject | undefined {
    return this.#left.size > 0 ? Object.fromEntries(this.#left) : undefined;
  }
}

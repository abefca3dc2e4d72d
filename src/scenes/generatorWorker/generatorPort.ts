import type { GeneratorCommand, GeneratorEvent } from './protocol';

/** A line to one generator: a worker of the page, or a thread in Node. */
export interface GeneratorPort {
  send(command: GeneratorCommand): void;
  /** Replaces the listeners: for events, and for what a generator that dies last says. */
  listen(hear: (event: GeneratorEvent) => void, died: (message: string) => void): void;
  /** Ends the generator at once, whatever it does. */
  close(): void;
}

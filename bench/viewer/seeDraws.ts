/** What a page has drawn so far: `window.drawn` where `seeDraws` runs. Times are milliseconds since the navigation. */
export interface Drawn {
  /** Animation frames in which something was drawn. */
  frames: number;
  /** WebGL's draw calls, and the most vertices of one that draws the cloud. */
  calls: number;
  largest: number;
  /** Frames in which the cloud was drawn. */
  clouds: number;
  /** Pictures of the clip (or its poster) that were drawn. */
  pictures: number;
  /** When the first composed picture, and when the first picture with the cloud, had been handed to the screen; 0 before. */
  composedAt: number;
  turnsAt: number;
  /** Waits until everything that was asked for is drawn: one pixel is read back from each canvas. */
  readonly finish: () => void;
}

export interface Watch {
  /** A draw call of this kind and of at least so many vertices is the cloud. */
  readonly cloud: { readonly mode: 'POINTS' | 'TRIANGLES'; readonly least: number };
  /** The picture is composed once a picture of the clip is drawn and this is in the page; null: once the cloud is drawn. */
  readonly composed: string | null;
}

declare global {
  interface Window {
    drawn: Drawn;
  }
}

/** Runs in a page before its own scripts, and watches from outside what it draws: the same for every viewer. */
export function seeDraws({ cloud, composed }: Watch): void {
  const contexts = new Set<WebGL2RenderingContext>();
  const drawn: Drawn = {
    frames: 0,
    calls: 0,
    largest: 0,
    clouds: 0,
    pictures: 0,
    composedAt: 0,
    turnsAt: 0,
    finish() {
      for (const gl of contexts) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    },
  };
  window.drawn = drawn;
  performance.setResourceTimingBufferSize(2000);
  // One of them logs thousands of lines while it starts; whoever listens in would pay for them.
  console.debug = () => undefined;

  let cloudNow = false;
  const called = (gl: WebGL2RenderingContext, mode: number, vertices: number): void => {
    contexts.add(gl);
    drawn.calls++;
    if (mode !== gl[cloud.mode] || vertices < cloud.least) return;
    cloudNow = true;
    drawn.largest = Math.max(drawn.largest, vertices);
  };
  type Method = (...args: unknown[]) => unknown;
  const before = (owner: object, name: string, see: (self: never, args: never) => void): void => {
    const methods = owner as Record<string, Method>;
    const method = methods[name]!;
    methods[name] = function (this: unknown, ...args: unknown[]) {
      see(this as never, args as never);
      return method.apply(this, args);
    };
  };
  type Gl = WebGL2RenderingContext;
  type Numbers = [number, number, number, number, number];
  const gl = WebGL2RenderingContext.prototype;
  before(gl, 'drawArrays', (self: Gl, [mode, , count]: Numbers) => called(self, mode, count));
  before(gl, 'drawElements', (self: Gl, [mode, count]: Numbers) => called(self, mode, count));
  before(gl, 'drawArraysInstanced', (self: Gl, [mode, , count, times]: Numbers) =>
    called(self, mode, count * times),
  );
  before(gl, 'drawElementsInstanced', (self: Gl, [mode, count, , , times]: Numbers) =>
    called(self, mode, count * times),
  );
  const upload = (_: Gl, args: unknown[]): void => {
    if (args.some((source) => source instanceof VideoFrame)) drawn.pictures++;
  };
  before(gl, 'texImage2D', upload);
  before(gl, 'texSubImage2D', upload);
  before(CanvasRenderingContext2D.prototype, 'drawImage', ({ canvas }: CanvasRenderingContext2D) => {
    if (canvas.isConnected) drawn.pictures++;
  });

  // What was drawn before one frame is on its way to the screen by the next one.
  let [calls, pictures] = [0, 0];
  const tick = (now: number): void => {
    if (drawn.calls > calls || drawn.pictures > pictures) drawn.frames++;
    if (cloudNow) {
      drawn.clouds++;
      drawn.turnsAt ||= now;
    }
    const isComposed =
      composed === null ? drawn.clouds > 0 : drawn.pictures > 0 && document.querySelector(composed) !== null;
    if (isComposed) drawn.composedAt ||= now;
    [calls, pictures] = [drawn.calls, drawn.pictures];
    cloudNow = false;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

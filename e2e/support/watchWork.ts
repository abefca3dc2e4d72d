/** What one animation frame drew with WebGL. */
export interface FrameWork {
  readonly calls: number;
  readonly vertices: number;
  /** Draw calls of points. */
  readonly points: number;
}

export interface Work {
  /** Frames in which anything was drawn. */
  frames: FrameWork[];
  /** Components that each of React's commits rendered. */
  rendered: number[];
  /** Milliseconds since anything was drawn. */
  quietFor: number;
  readonly clear: () => void;
}

declare global {
  interface Window {
    work: Work;
  }
}

interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
}

/** Runs in a page before its own scripts: counts draw calls by frame, and what React renders. */
export function watchWork(): void {
  let now = { calls: 0, vertices: 0, points: 0 };
  let last = 0;
  const work: Work = {
    frames: [],
    rendered: [],
    quietFor: 0,
    clear() {
      work.frames = [];
      work.rendered = [];
    },
  };
  window.work = work;

  const gl = WebGL2RenderingContext.prototype;
  const { drawArrays, drawElements } = gl;
  const count = (mode: number, vertices: number): void => {
    const points = now.points + (mode === gl.POINTS ? 1 : 0);
    now = { calls: now.calls + 1, vertices: now.vertices + vertices, points };
  };
  gl.drawArrays = function (mode, first, vertices) {
    count(mode, vertices);
    drawArrays.call(this, mode, first, vertices);
  };
  gl.drawElements = function (mode, vertices, type, offset) {
    count(mode, vertices);
    drawElements.call(this, mode, vertices, type, offset);
  };
  const instanced = gl.drawElementsInstanced;
  gl.drawElementsInstanced = function (mode, vertices, type, offset, times) {
    count(mode, vertices * times);
    instanced.call(this, mode, vertices, type, offset, times);
  };
  const tick = (time: number): void => {
    if (now.calls > 0) {
      work.frames.push(now);
      last = time;
    }
    work.quietFor = time - last;
    now = { calls: 0, vertices: 0, points: 0 };
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);

  // React tells its developer tools of every commit, in production too.
  const FUNCTION_COMPONENT = 0;
  const PERFORMED_WORK = 1;
  const renderedBelow = (fiber: Fiber): number => {
    // What was not visited is the very same as before.
    if (fiber.alternate !== null && fiber.child === fiber.alternate.child) return 0;
    let sum = 0;
    for (let child = fiber.child; child !== null; child = child.sibling) {
      if (child.tag === FUNCTION_COMPONENT && (child.flags & PERFORMED_WORK) !== 0) sum++;
      sum += renderedBelow(child);
    }
    return sum;
  };
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      isDisabled: false,
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
      onCommitFiberRoot: (_: number, root: { readonly current: Fiber }) => {
        work.rendered.push(renderedBelow(root.current));
      },
    },
  });
}

import { createRoot, type ReconcilerRoot } from '@react-three/fiber';
import { PerspectiveCamera, WebGLRenderer } from 'three';
import { StageScene, type StageSceneProps } from './StageScene';

/** The one WebGL canvas of the page, wherever it is shown just now. */
export interface StageCanvas {
  readonly element: HTMLCanvasElement;
  /** Shows the canvas in a pane, as large as the pane. */
  readonly attach: (pane: HTMLElement) => void;
  /** Takes it out of that pane again; it keeps its context and all that is loaded. */
  readonly detach: (pane: HTMLElement) => void;
  readonly render: (props: StageSceneProps) => void;
}

let stage: StageCanvas | null = null;

/** Makes the canvas at the first call, and never again.
 *
 * React Three Fiber gives its context away about half a second after it is unmounted, also when StrictMode unmounts it only
 * to mount it again (pmndrs/react-three-fiber#3863). So the root lives outside the page's React tree, is never unmounted,
 * and panes only borrow the canvas. Null where there is no WebGL 2. */
export function stageCanvas(): StageCanvas | null {
  stage ??= createStage();
  return stage;
}

function createStage(): StageCanvas | null {
  const element = document.createElement('canvas');
  // Lines are smooth by themselves, and points are discs.
  const attributes = { antialias: false, alpha: false, powerPreference: 'high-performance' } as const;
  const context = element.getContext('webgl2', attributes) as WebGL2RenderingContext | null;
  if (context === null) return null;
  const gl = new WebGLRenderer({ canvas: element, context, ...attributes });
  const camera = new PerspectiveCamera(32, 1, 0.05, 100);
  const root: ReconcilerRoot<HTMLCanvasElement> = createRoot(element);
  let pane: HTMLElement | null = null;

  const configure = (): void => {
    const { clientWidth: width, clientHeight: height } = pane ?? element;
    if (width === 0 || height === 0) return;
    const size = { width, height, top: 0, left: 0 };
    // Nothing is drawn while nobody can see it.
    const frameloop = pane === null ? 'never' : 'demand';
    void root.configure({ gl, camera, frameloop, flat: true, dpr: [1, 2], size });
  };
  const resized = new ResizeObserver(configure);

  return {
    element,
    attach(next) {
      resized.disconnect();
      pane = next;
      pane.prepend(element);
      resized.observe(pane);
      configure();
    },
    detach(from) {
      if (pane !== from) return;
      resized.disconnect();
      pane = null;
      configure();
      element.remove();
    },
    render(props) {
      root
        .render(<StageScene {...props} />)
        .getState()
        .invalidate();
    },
  };
}

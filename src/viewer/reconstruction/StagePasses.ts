import {
  type BufferGeometry,
  type Camera,
  DepthTexture,
  Matrix4,
  type PerspectiveCamera,
  type Scene,
  type ShaderMaterial,
  UnsignedIntType,
  Vector2,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { palette, type Theme } from '../palette';
import type { Bounds } from './bounds';
import { faceMaterial } from './faceMaterial';
import { frameUniforms } from './frameUniforms';
import { hexColour } from './hexColour';
import { lineMaterial } from './lineMaterial';
import { MotionBudget } from './MotionBudget';
import { pointMaterial } from './pointMaterial';
import { shadingMaterial } from './shadingMaterial';
import { sheetMaterial } from './sheetMaterial';
import { type WallCut, wallCut } from './wallCut';

/** The layers of the first two passes: the points, and what is drawn over them and does not move with the clip. */
export const POINT_LAYER = 1;
export const STILL_LAYER = 2;

/** Diameter of a point over the distance to its neighbours. */
const POINT_SIZE = 2.1;

interface Room {
  readonly bounds: Bounds;
  /** Any beginning of it is a thinner cloud of the whole room. */
  readonly cloud: BufferGeometry;
  /** How far apart its points lie on a surface, metres. */
  readonly spacing: number;
}

/** Draws a frame in three passes: the points, with their depth, into a texture; that texture, shaded, and over it boxes and all
 * else that asks the points' depth whether it is hidden, into a second one; and on the screen the second texture and over it
 * what moves with the clip. Of the first two only what has changed is repeated: while the clip plays neither is. */
export class StagePasses {
  readonly uniforms = frameUniforms();
  readonly points = pointMaterial(this.uniforms);
  readonly shading: ShaderMaterial;
  readonly sheet: ShaderMaterial;
  readonly lines = lineMaterial(this.uniforms, false);
  readonly linesBelow = lineMaterial(this.uniforms, true);
  readonly faces = faceMaterial(this.uniforms);
  readonly #cloud = new WebGLRenderTarget(1, 1, { depthTexture: new DepthTexture(1, 1, UnsignedIntType) });
  readonly #still = new WebGLRenderTarget(1, 1, { depthBuffer: false });
  readonly #drawnView = new Matrix4();
  readonly #drawnProjection = new Matrix4();
  readonly #cut: WallCut = [0, 0, 0, 0, 0];
  readonly #budget = new MotionBudget();
  readonly #size = new Vector2();
  #pixelRatio = 1;
  /** Share of the pane's pixels, in width and height, that points and still picture were drawn with. */
  #drawnScale = 1;
  #room: Room | null = null;
  #stale = true;
  #pointSize = 1;
  #brightness = 1;
  #themeBrightness = 1;
  #stillStale = true;
  #moving = false;

  constructor() {
    this.uniforms.pointDepth.value = this.#cloud.depthTexture;
    this.shading = shadingMaterial(this.uniforms, this.#cloud.texture);
    this.sheet = sheetMaterial(this.uniforms, this.#still.texture);
  }

  /** Call when other points are to be drawn, or after the context was lost. */
  refresh(): void {
    this.#stale = true;
  }

  /** Call when anything else that does not move with the clip is to be drawn otherwise. */
  redraw(): void {
    this.#stillStale = true;
  }

  setRoom(room: Room): void {
    this.#room = room;
    const { roomMin, roomMax } = this.points.uniforms;
    roomMin!.value.fromArray(room.bounds.min);
    roomMax!.value.fromArray(room.bounds.max);
    this.refresh();
  }

  setTheme(theme: Theme): void {
    const { ground } = this.shading.uniforms;
    const [red, green, blue] = hexColour(palette[theme].ground);
    ground!.value.set(red, green, blue);
    this.#themeBrightness = theme === 'light' ? 1.14 : 1;
    this.setLook(this.#pointSize, this.#brightness);
  }

  /** Both over the usual. */
  setLook(pointSize: number, brightness: number): void {
    this.#pointSize = pointSize;
    this.#brightness = brightness;
    this.points.uniforms.least!.value = Math.min(pointSize, 1);
    this.shading.uniforms.brightness!.value = brightness * this.#themeBrightness;
    this.refresh();
  }

  /** @returns whether some points were left out because the view is moving: `refresh` when it rests; null where the points
   * are still those of the frame before */
  render(gl: WebGLRenderer, scene: Scene, camera: PerspectiveCamera): boolean | null {
    this.#measure(gl, camera);
    camera.updateMatrixWorld();
    const moved =
      differ(this.#drawnView, camera.matrixWorld) || differ(this.#drawnProjection, camera.projectionMatrix);
    if (!moved) this.#moving = false;
    const coarse = moved || this.#stale ? this.#renderPoints(gl, scene, camera, moved) : null;
    if (this.#stillStale) this.#renderStill(gl, scene, camera);
    this.#scale(1, this.#drawnScale);
    camera.layers.set(0);
    gl.setRenderTarget(null);
    gl.render(scene, camera);
    return coarse;
  }

  dispose(): void {
    this.#cloud.dispose();
    this.#still.dispose();
    const { points, shading, sheet, lines, linesBelow, faces } = this;
    for (const material of [points, shading, sheet, lines, linesBelow, faces]) material.dispose();
  }

  #renderPoints(gl: WebGLRenderer, scene: Scene, camera: PerspectiveCamera, moved: boolean): boolean {
    this.#drawnScale = moved ? this.#budget.scale : 1;
    this.#scale(this.#drawnScale, 1);
    const thinned = this.#room !== null && this.#prepareCloud(this.#room, camera, moved);
    camera.layers.set(POINT_LAYER);
    gl.setRenderTarget(this.#cloud);
    gl.render(scene, camera);
    this.#drawnView.copy(camera.matrixWorld);
    this.#drawnProjection.copy(camera.projectionMatrix);
    this.#stale = false;
    this.#stillStale = true;
    // A single frame may be slow for its own reasons: the first one compiles the shaders.
    if (moved && this.#moving) this.#learn();
    this.#moving = moved;
    return thinned || this.#drawnScale < 1;
  }

  /** A browser asks for the next frame once the graphics card has room for it: that tells how long this one takes. */
  #learn(): void {
    const start = performance.now();
    const count = this.#room?.cloud.getAttribute('position').count ?? 0;
    requestAnimationFrame((now) => this.#budget.took(now - start, count));
  }

  #renderStill(gl: WebGLRenderer, scene: Scene, camera: PerspectiveCamera): void {
    this.#scale(this.#drawnScale, 1);
    camera.layers.set(STILL_LAYER);
    gl.setRenderTarget(this.#still);
    gl.render(scene, camera);
    this.#stillStale = false;
  }

  /** Tells the shaders what they draw into: `share` of the pane's pixels in width and height, over a cloud of `depthScale` times as
   * many. */
  #scale(share: number, depthScale: number): void {
    const { resolution, pixelRatio } = this.uniforms;
    const { width, height } = this.#cloud;
    resolution.value.set(Math.floor(width * share), Math.floor(height * share));
    pixelRatio.value = this.#pixelRatio * share;
    this.uniforms.depthScale.value = depthScale;
    const { x, y } = resolution.value;
    if (depthScale === 1) for (const target of [this.#cloud, this.#still]) target.viewport.set(0, 0, x, y);
  }

  #prepareCloud({ bounds, cloud, spacing }: Room, camera: Camera, moved: boolean): boolean {
    const count = cloud.getAttribute('position').count;
    const drawn = moved ? this.#budget.points(count) : count;
    cloud.setDrawRange(0, drawn);

    const { x, y, z } = camera.position;
    wallCut([x, y, z], bounds, this.#cut);
    const { wallCut: walls, ceilingCut, diameter, focus } = this.points.uniforms;
    focus!.value = camera.userData.focus ?? 0;
    walls!.value.set(this.#cut[0], this.#cut[1], this.#cut[2], this.#cut[3]);
    ceilingCut!.value = this.#cut[4];
    // Just large enough to close a surface; larger while there are fewer.
    diameter!.value = this.#pointSize * POINT_SIZE * spacing * Math.sqrt(count / Math.max(drawn, 1));
    return drawn < count;
  }

  #measure(gl: WebGLRenderer, camera: PerspectiveCamera): void {
    this.#pixelRatio = gl.getPixelRatio();
    const { elements } = camera.projectionMatrix;
    this.uniforms.depthRow.value.set(elements[10]!, elements[14]!);
    const { x: width, y: height } = gl.getDrawingBufferSize(this.#size);
    if (this.#cloud.width !== width || this.#cloud.height !== height) {
      this.#cloud.setSize(width, height);
      this.#still.setSize(width, height);
      this.#stale = true;
    }
  }
}

/** Whether a view has moved: controls that rest still change the last digits. */
function differ(a: Matrix4, b: Matrix4): boolean {
  return a.elements.some((value, i) => Math.abs(value - b.elements[i]!) > 1e-5);
}

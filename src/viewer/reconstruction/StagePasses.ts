import {
  DepthTexture,
  Matrix4,
  type PerspectiveCamera,
  type Scene,
  type ShaderMaterial,
  UnsignedIntType,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { palette, type Theme } from '../palette';
import type { Bounds } from './bounds';
import { faceMaterial } from './faceMaterial';
import { frameUniforms } from './frameUniforms';
import { hexColour } from './hexColour';
import { lineMaterial } from './lineMaterial';
import { pointMaterial } from './pointMaterial';
import { shadingMaterial } from './shadingMaterial';
import { sheetMaterial } from './sheetMaterial';
import { type WallCut, wallCut } from './wallCut';

/** The layers of the first two passes. */
export const POINT_LAYER = 1;
export const SHADING_LAYER = 2;

/** Draws a frame in three passes: the points, with their depth, into a texture; that texture, shaded, into a second one; and
 * on the screen the second texture and over it everything else, which asks the points' depth whether it is hidden. While
 * only boxes, tags or the clip's frame change, the first two are not repeated. */
export class StagePasses {
  readonly uniforms = frameUniforms();
  readonly points = pointMaterial(this.uniforms);
  readonly shading: ShaderMaterial;
  readonly sheet: ShaderMaterial;
  readonly lines = lineMaterial(this.uniforms, false);
  readonly linesBelow = lineMaterial(this.uniforms, true);
  readonly faces = faceMaterial(this.uniforms);
  readonly #cloud = new WebGLRenderTarget(1, 1, { depthTexture: new DepthTexture(1, 1, UnsignedIntType) });
  readonly #shaded = new WebGLRenderTarget(1, 1, { depthBuffer: false });
  readonly #drawnView = new Matrix4();
  readonly #drawnProjection = new Matrix4();
  readonly #cut: WallCut = [0, 0, 0, 0, 0];
  #bounds: Bounds | null = null;
  #stale = true;

  constructor() {
    this.uniforms.pointDepth.value = this.#cloud.depthTexture;
    this.shading = shadingMaterial(this.uniforms, this.#cloud.texture);
    this.sheet = sheetMaterial(this.uniforms, this.#shaded.texture);
  }

  /** Call when other points are to be drawn, or after the context was lost. */
  refresh(): void {
    this.#stale = true;
  }

  setRoom(bounds: Bounds, pointCount: number): void {
    this.#bounds = bounds;
    const { roomMin, roomMax, diameter } = this.points.uniforms;
    roomMin!.value.fromArray(bounds.min);
    roomMax!.value.fromArray(bounds.max);
    diameter!.value = pointDiameter(bounds, pointCount);
    this.refresh();
  }

  setTheme(theme: Theme): void {
    const { ground, brightness } = this.shading.uniforms;
    const [red, green, blue] = hexColour(palette[theme].ground);
    ground!.value.set(red, green, blue);
    brightness!.value = theme === 'light' ? 1.14 : 1;
    this.refresh();
  }

  render(gl: WebGLRenderer, scene: Scene, camera: PerspectiveCamera): void {
    this.#measure(gl, camera);
    camera.updateMatrixWorld();
    const moved =
      !this.#drawnView.equals(camera.matrixWorld) || !this.#drawnProjection.equals(camera.projectionMatrix);
    if (moved || this.#stale) this.#renderPoints(gl, scene, camera);
    camera.layers.set(0);
    gl.setRenderTarget(null);
    gl.render(scene, camera);
  }

  dispose(): void {
    this.#cloud.dispose();
    this.#shaded.dispose();
    const { points, shading, sheet, lines, linesBelow, faces } = this;
    for (const material of [points, shading, sheet, lines, linesBelow, faces]) material.dispose();
  }

  #renderPoints(gl: WebGLRenderer, scene: Scene, camera: PerspectiveCamera): void {
    if (this.#bounds !== null) {
      const { x, y, z } = camera.position;
      wallCut([x, y, z], this.#bounds, this.#cut);
    }
    const { wallCut: walls, ceilingCut } = this.points.uniforms;
    walls!.value.set(this.#cut[0], this.#cut[1], this.#cut[2], this.#cut[3]);
    ceilingCut!.value = this.#cut[4];
    camera.layers.set(POINT_LAYER);
    gl.setRenderTarget(this.#cloud);
    gl.render(scene, camera);
    camera.layers.set(SHADING_LAYER);
    gl.setRenderTarget(this.#shaded);
    gl.render(scene, camera);
    this.#drawnView.copy(camera.matrixWorld);
    this.#drawnProjection.copy(camera.projectionMatrix);
    this.#stale = false;
  }

  #measure(gl: WebGLRenderer, camera: PerspectiveCamera): void {
    const { resolution, pixelRatio, depthRow } = this.uniforms;
    gl.getDrawingBufferSize(resolution.value);
    pixelRatio.value = gl.getPixelRatio();
    const { elements } = camera.projectionMatrix;
    depthRow.value.set(elements[10]!, elements[14]!);
    const { x: width, y: height } = resolution.value;
    if (this.#cloud.width !== width || this.#cloud.height !== height) {
      this.#cloud.setSize(width, height);
      this.#shaded.setSize(width, height);
      this.#stale = true;
    }
  }
}

/** Points just large enough to close a surface: the room's inner surface, twice for what stands in it, shared out. */
function pointDiameter({ min, max }: Bounds, count: number): number {
  const [x, y, z] = [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
  const surface = 2 * (x * y + x * z + y * z);
  return Math.min(Math.max(2 * Math.sqrt(surface / Math.max(count, 1)), 0.012), 0.08);
}

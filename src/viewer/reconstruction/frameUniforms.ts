import { type IUniform, type Texture, Vector2 } from 'three';

/** What every shader of the reconstruction needs to know of the frame being drawn: one set, shared by all. */
export interface FrameUniforms {
  /** The names are those of the shaders; the index lets a material take them as they are. */
  readonly [name: string]: IUniform;
  /** Depth of the points, as a depth buffer keeps it. */
  readonly pointDepth: IUniform<Texture | null>;
  /** Size of what is drawn into, device pixels. */
  readonly resolution: IUniform<Vector2>;
  /** Its pixels per CSS pixel. */
  readonly pixelRatio: IUniform<number>;
  /** Pixels of `pointDepth` per pixel of what is drawn into. */
  readonly depthScale: IUniform<number>;
  /** Third row of the projection, `[2][2]` and `[3][2]`: from kept depth to metres. */
  readonly depthRow: IUniform<Vector2>;
}

export const frameUniforms = (): FrameUniforms => ({
  pointDepth: { value: null },
  resolution: { value: new Vector2(1, 1) },
  pixelRatio: { value: 1 },
  depthScale: { value: 1 },
  depthRow: { value: new Vector2(-1, -1) },
});

/** GLSL: metres in front of the camera from a kept depth, and how far a fragment lies behind the points. */
export const DEPTH_GLSL = /* glsl */ `
  uniform sampler2D pointDepth;
  uniform float depthScale;
  uniform vec2 depthRow;

  float metres(float kept) {
    return depthRow.y / (kept * 2.0 - 1.0 + depthRow.x);
  }

  // 1 where points hide the fragment. A little slack, since boxes hug what they hold and points are discs.
  float hiddenByPoints(float kept) {
    float points = texelFetch(pointDepth, ivec2(gl_FragCoord.xy * depthScale), 0).r;
    float own = metres(kept);
    return smoothstep(0.0, 0.03, own - metres(points) - 0.035 - 0.004 * own);
  }
`;

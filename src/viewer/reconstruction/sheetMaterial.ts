import { ShaderMaterial, type Texture } from 'three';
import type { FrameUniforms } from './frameUniforms';

/** Vertex shader for a triangle that covers the pane, whatever the camera does. */
export const WHOLE_PANE = /* glsl */ `
  void main() {
    gl_Position = vec4(position.xy, 1.0, 1.0);
  }
`;

/** Lays the lower left part of a picture over the pane, `depthScale` of it in width and height: the whole, or a coarser one. */
export function sheetMaterial({ resolution, depthScale }: FrameUniforms, picture: Texture): ShaderMaterial {
  return new ShaderMaterial({
    uniforms: { resolution, depthScale, picture: { value: picture } },
    vertexShader: WHOLE_PANE,
    fragmentShader: /* glsl */ `
      uniform vec2 resolution;
      uniform float depthScale;
      uniform sampler2D picture;
      void main() {
        vec2 place = min(gl_FragCoord.xy * depthScale, floor(resolution * depthScale) - 0.5);
        gl_FragColor = vec4(texture2D(picture, place / resolution).rgb, 1.0);
      }
    `,
    depthTest: false,
    depthWrite: false,
  });
}

import { ShaderMaterial, type Texture } from 'three';
import type { FrameUniforms } from './frameUniforms';

/** Vertex shader for a triangle that covers the pane, whatever the camera does. */
export const WHOLE_PANE = /* glsl */ `
  void main() {
    gl_Position = vec4(position.xy, 1.0, 1.0);
  }
`;

/** Lays a picture of the pane's own size over the pane. */
export function sheetMaterial({ resolution }: FrameUniforms, picture: Texture): ShaderMaterial {
  return new ShaderMaterial({
    uniforms: { resolution, picture: { value: picture } },
    vertexShader: WHOLE_PANE,
    fragmentShader: /* glsl */ `
      uniform vec2 resolution;
      uniform sampler2D picture;
      void main() {
        gl_FragColor = vec4(texture2D(picture, gl_FragCoord.xy / resolution).rgb, 1.0);
      }
    `,
    depthTest: false,
    depthWrite: false,
  });
}

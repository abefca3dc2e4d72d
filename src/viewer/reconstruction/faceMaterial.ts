import { ShaderMaterial } from 'three';
import { DEPTH_GLSL, type FrameUniforms } from './frameUniforms';

const VERTEX = /* glsl */ `
  attribute vec4 colour;
  varying vec4 vColour;

  void main() {
    vColour = colour;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }
`;

const FRAGMENT = /* glsl */ `
  ${DEPTH_GLSL}
  varying vec4 vColour;

  void main() {
    float hidden = hiddenByPoints(gl_FragCoord.z);
    gl_FragColor = vec4(vColour.rgb, vColour.a * mix(1.0, 0.35, hidden));
  }
`;

/** Faint faces of boxes and of the intersection, paler where points hide them. */
export function faceMaterial(uniforms: FrameUniforms): ShaderMaterial {
  return new ShaderMaterial({
    uniforms,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    transparent: true,
    depthTest: false,
    depthWrite: false,
  });
}

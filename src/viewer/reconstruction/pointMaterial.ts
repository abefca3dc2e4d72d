import { ShaderMaterial, Vector3, Vector4 } from 'three';
import type { FrameUniforms } from './frameUniforms';
import { WALL_REACH } from './pointAttributes';

const VERTEX = /* glsl */ `
  uniform vec2 resolution;
  uniform float pixelRatio;
  uniform float diameter;
  uniform float least; // share of the usual least size
  uniform float focus; // metres from the eye to what it turns about; 0 in the clip's camera
  uniform vec3 roomMin;
  uniform vec3 roomMax;
  uniform vec4 wallCut;
  uniform float ceilingCut;
  attribute vec4 colour; // opacity: 1 for a point of an object
  varying vec3 vColour;
  const float WALL = ${WALL_REACH.toFixed(2)};

  void main() {
    vec3 low = step(position, roomMin + WALL);
    vec3 high = step(roomMax - WALL, position);
    float cut = max(
      max(max(low.x * wallCut.x, high.x * wallCut.y), max(low.y * wallCut.z, high.y * wallCut.w)),
      high.z * ceilingCut
    ) * (1.0 - colour.a);
    vec4 eye = modelViewMatrix * vec4(position, 1.0);
    float size = diameter * 0.5 * resolution.y * projectionMatrix[1][1] / max(-eye.z, 0.01);
    // What is so near that it is no surface any more, but discs before the thing that is looked at, shrinks away: by degrees, or a
    // hair's turn would make a whole disc come and go.
    float most = 28.0 * pixelRatio;
    float about = max(focus, 1e-4); // a step of no width is undefined
    float inTheWay = smoothstep(most, 1.3 * most, size) * (1.0 - smoothstep(0.6 * about, 0.7 * about, -eye.z));
    float hidden = max(cut, inTheWay);
    gl_Position = hidden > 0.98 ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * eye;
    gl_PointSize = clamp(min(size, most) * (1.0 - hidden), 1.6 * least * pixelRatio, most);
    vColour = colour.rgb;
  }
`;

const FRAGMENT = /* glsl */ `
  varying vec3 vColour;

  void main() {
    vec2 place = gl_PointCoord - 0.5;
    if (dot(place, place) > 0.25) discard;
    gl_FragColor = vec4(vColour, 1.0);
  }
`;

/** Round points whose size in metres stays the same, without the walls that stand in the way. What is on a wall (curtains, a
 * radiator) goes with it, but the scene's objects stay whole. */
export function pointMaterial({ resolution, pixelRatio }: FrameUniforms): ShaderMaterial {
  return new ShaderMaterial({
    uniforms: {
      resolution,
      pixelRatio,
      diameter: { value: 0.03 },
      least: { value: 1 },
      focus: { value: 0 },
      roomMin: { value: new Vector3() },
      roomMax: { value: new Vector3() },
      wallCut: { value: new Vector4() },
      ceilingCut: { value: 0 },
    },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  });
}

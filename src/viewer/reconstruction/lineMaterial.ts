import { ShaderMaterial } from 'three';
import { BACK_OPACITY, BACK_WIDTH, DASH, DASH_GAP, DOT_STEP } from '../boxStyle';
import { DEPTH_GLSL, type FrameUniforms } from './frameUniforms';

const VERTEX = /* glsl */ `
  uniform vec2 resolution;
  uniform float pixelRatio;
  attribute vec3 start;
  attribute vec3 end;
  attribute vec4 colour;
  attribute vec4 underColour;
  attribute vec3 style; // width, how much wider below, pattern
  varying vec4 vColour;
  varying vec2 vPlace; // along the line from its start, and across, device pixels
  varying float vLength;
  varying float vRadius;
  varying float vPattern;
  varying float vDepth;
  const float NEAR = 0.02;

  void main() {
    vec4 a = modelViewMatrix * vec4(start, 1.0);
    vec4 b = modelViewMatrix * vec4(end, 1.0);
    bool aBehind = a.z > -NEAR;
    bool bBehind = b.z > -NEAR;
    if (aBehind && bBehind) {
      gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
      return;
    }
    if (aBehind) a = mix(a, b, (a.z + NEAR) / (a.z - b.z));
    if (bBehind) b = mix(b, a, (b.z + NEAR) / (b.z - a.z));

    vec4 clipA = projectionMatrix * a;
    vec4 clipB = projectionMatrix * b;
    vec2 pixelA = clipA.xy / clipA.w * 0.5 * resolution;
    vec2 pixelB = clipB.xy / clipB.w * 0.5 * resolution;
    float length2 = distance(pixelA, pixelB);
    vec2 along = length2 > 0.001 ? (pixelB - pixelA) / length2 : vec2(1.0, 0.0);
    vec2 across = vec2(-along.y, along.x);

    #ifdef UNDER
      vRadius = 0.5 * (style.x + style.y) * pixelRatio;
      vColour = underColour;
      vPattern = 0.0;
    #else
      vRadius = 0.5 * style.x * pixelRatio;
      vColour = colour;
      vPattern = style.z;
    #endif
    // Beyond half a pixel around it nothing is covered.
    float reach = vRadius + 0.5;
    bool atEnd = position.x > 0.5;
    float x = atEnd ? length2 + reach : -reach;
    float y = position.y * reach;
    vPlace = vec2(x, y);
    vLength = length2;
    vec2 pixel = pixelA + along * x + across * y;
    float depth = atEnd ? clipB.z / clipB.w : clipA.z / clipA.w;
    vDepth = depth * 0.5 + 0.5;
    gl_Position = vec4(pixel / (0.5 * resolution), depth, 1.0);
  }
`;

const FRAGMENT = /* glsl */ `
  ${DEPTH_GLSL}
  uniform float pixelRatio;
  varying vec4 vColour;
  varying vec2 vPlace;
  varying float vLength;
  varying float vRadius;
  varying float vPattern;
  varying float vDepth;

  // Distance to the nearest of the marks that are repeated along the line, each 2 * halfMark long. Their step is
  // stretched so that both ends of the line have a whole mark: corners are always closed.
  float toMark(float step, float share) {
    float marks = max(1.0, floor(vLength / (step * pixelRatio) + 0.5));
    float stretched = vLength / marks;
    float fromCentre = abs(mod(vPlace.x + 0.5 * stretched, stretched) - 0.5 * stretched);
    return length(vec2(max(fromCentre - 0.5 * share * stretched, 0.0), vPlace.y));
  }

  void main() {
    float hidden = hiddenByPoints(vDepth);
    float radius = vRadius * mix(1.0, ${BACK_WIDTH.toFixed(2)}, hidden);
    float beyond = max(max(-vPlace.x, vPlace.x - vLength), 0.0);
    float line = length(vec2(beyond, vPlace.y));
    if (vPattern > 1.5) line = max(toMark(${DOT_STEP.toFixed(1)}, 0.0), beyond);
    else if (vPattern > 0.5) line = max(toMark(${(DASH + DASH_GAP).toFixed(1)}, ${(DASH / (DASH + DASH_GAP)).toFixed(2)}), beyond);
    float cover = clamp(radius - line + 0.5, 0.0, 1.0);
    float alpha = vColour.a * cover * mix(1.0, ${BACK_OPACITY.toFixed(2)}, hidden);
    if (alpha < 0.004) discard;
    gl_FragColor = vec4(vColour.rgb, alpha);
  }
`;

/** Lines of a width in pixels, smooth, dashed or dotted on the screen, thinner and paler where points hide them.
 * @param under draws the wider line below instead */
export function lineMaterial(uniforms: FrameUniforms, under: boolean): ShaderMaterial {
  return new ShaderMaterial({
    uniforms,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    defines: under ? { UNDER: 1 } : {},
    transparent: true,
    depthTest: false,
    depthWrite: false,
  });
}

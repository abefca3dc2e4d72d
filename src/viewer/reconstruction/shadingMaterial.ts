import { ShaderMaterial, type Texture, Vector3 } from 'three';
import { DEPTH_GLSL, type FrameUniforms } from './frameUniforms';
import { WHOLE_PANE } from './sheetMaterial';

const FRAGMENT = /* glsl */ `
  ${DEPTH_GLSL}
  uniform sampler2D pointColour;
  uniform vec2 resolution;
  uniform float pixelRatio;
  uniform vec3 ground;
  uniform float brightness;
  uniform float strength;

  // Texels as they are: a filter would cost far more than all else here.
  float logDepth(vec2 place) {
    return log2(metres(texelFetch(pointDepth, ivec2(clamp(place, vec2(0.0), resolution - 1.0)), 0).r));
  }

  void main() {
    float kept = texelFetch(pointDepth, ivec2(gl_FragCoord.xy), 0).r;
    if (kept == 1.0) {
      gl_FragColor = vec4(ground, 1.0);
      return;
    }
    float own = log2(metres(kept));
    float reach = 1.5 * pixelRatio;
    float occlusion = 0.0;
    for (int i = 0; i < 8; i++) {
      float angle = float(i) * 0.785398;
      vec2 offset = vec2(cos(angle), sin(angle)) * reach;
      occlusion += max(0.0, own - logDepth(gl_FragCoord.xy + offset));
    }
    // Capped, or the far side of every edge would turn into a black rim.
    float shade = max(exp(-strength * occlusion), 0.32);
    vec3 colour = texelFetch(pointColour, ivec2(gl_FragCoord.xy), 0).rgb;
    gl_FragColor = vec4(min(colour * brightness, 1.0) * shade, 1.0);
  }
`;

/** Eye-dome lighting (Boucheny, 2009): a point is darkened by neighbours on the screen that are nearer to the eye, which
 * draws the edges of things that have no surface. Also lays the ground colour where there are no points. */
export function shadingMaterial(uniforms: FrameUniforms, pointColour: Texture): ShaderMaterial {
  return new ShaderMaterial({
    uniforms: {
      ...uniforms,
      pointColour: { value: pointColour },
      ground: { value: new Vector3() },
      brightness: { value: 1 },
      strength: { value: 3.5 },
    },
    vertexShader: WHOLE_PANE,
    fragmentShader: FRAGMENT,
    depthTest: false,
    depthWrite: false,
  });
}

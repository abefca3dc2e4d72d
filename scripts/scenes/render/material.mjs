import * as THREE from 'three';

/** Makes a standard material that takes its diffuse light from the bake and its reflections from a picture of the room
 * itself, which is re-projected on the room's walls (a parallax-corrected cube map), so that the floor mirrors the window
 * where the window is.
 * @param surface as in room.json, @param options `{texture, lightmap, room: {size, probe}, specular}` */
export function bakedMaterial(surface, { texture, lightmap, room, specular }) {
  const material = new THREE.MeshStandardMaterial({
    color: new THREE.Color().setRGB(...surface.colour, THREE.LinearSRGBColorSpace),
    map: texture ?? null,
    roughness: surface.roughness,
    metalness: surface.metal ? 1 : 0,
    side: THREE.DoubleSide,
    envMapIntensity: specular,
  });
  const uniforms = {
    lightmap: { value: lightmap },
    roomMin: { value: new THREE.Vector3(0, 0, 0) },
    roomMax: { value: new THREE.Vector3(...room.size) },
    probe: { value: new THREE.Vector3(...room.probe) },
    glow: { value: surface.emit },
  };
  material.defines = { ...material.defines, ...(lightmap ? { LIGHTMAP: 1 } : {}) };
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace(
        '#include <common>',
        '#include <common>\nattribute vec3 light;\nvarying vec3 vLight;\nvarying vec3 vWorld;',
      )
      .replace('#include <begin_vertex>', '#include <begin_vertex>\nvLight = light;\nvWorld = position;');
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${DECLARATIONS}`)
      .replace('#include <envmap_physical_pars_fragment>', ENVIRONMENT)
      .replace('#include <lights_fragment_end>', `#include <lights_fragment_end>\n${LIGHTING}`);
  };
  return material;
}

/** three's own lookup of reflections, its direction re-projected. */
const ENVIRONMENT = insertAfter(
  THREE.ShaderChunk.envmap_physical_pars_fragment,
  'reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );',
  'reflectVec = normalize( reprojected( reflectVec ) );',
);

function insertAfter(text, line, addition) {
  if (!text.includes(line)) throw new Error(`three's shader changed: no "${line}"`);
  return text.replace(line, `${line}\n${addition}`);
}

/** Where a ray from this point leaves the room, seen from where the cube map was taken. */
const DECLARATIONS = `
varying vec3 vLight;
varying vec3 vWorld;
uniform sampler2D lightmap;
uniform vec3 roomMin, roomMax, probe;
uniform float glow;
vec3 reprojected(vec3 direction) {
  vec3 far = max((roomMax - vWorld) / direction, (roomMin - vWorld) / direction);
  float t = min(min(far.x, far.y), far.z);
  return vWorld + direction * max(t, 0.) - probe;
}`;

/** Replaces three's own diffuse light by the baked one; reflections fade where little light arrives. */
const LIGHTING = `
#ifdef LIGHTMAP
vec3 arriving = texture2D(lightmap, vLight.xy).rgb;
#else
vec3 arriving = vLight;
#endif
reflectedLight.directDiffuse = vec3(0.);
reflectedLight.directSpecular = vec3(0.);
reflectedLight.indirectDiffuse = arriving * diffuseColor.rgb * (1. - metalnessFactor) + glow * diffuseColor.rgb;
float open = dot(arriving, vec3(.2126, .7152, .0722));
reflectedLight.indirectSpecular *= clamp(open * 2.2, .12, 1.);`;

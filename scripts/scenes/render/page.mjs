import * as THREE from 'three';
import { bakedMaterial } from './material.mjs';

/** The page that render.mjs drives. `start` loads a room, `show` draws one frame, `measure` gives its depth and instances.
 * The scene is z up like the files; only the camera turns OpenCV's axes into three's. */

const WIDTH = 640;
const HEIGHT = 480;
const FOCAL = 577.6;
const FLOATS_PER_CORNER = 11;

const renderer = new THREE.WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
renderer.toneMapping = THREE.ACESFilmicToneMapping;
document.body.append(renderer.domElement);
const camera = new THREE.PerspectiveCamera(
  (2 * Math.atan(HEIGHT / 2 / FOCAL) * 180) / Math.PI,
  WIDTH / HEIGHT,
  0.05,
  40,
);
camera.matrixAutoUpdate = false;
const scene = new THREE.Scene();
const things = new THREE.Group();
scene.add(things);
const measuring = new THREE.WebGLRenderTarget(WIDTH, HEIGHT, {
  type: THREE.FloatType,
  minFilter: THREE.NearestFilter,
  magFilter: THREE.NearestFilter,
});
const counting = new THREE.WebGLRenderTarget(WIDTH, HEIGHT, {
  minFilter: THREE.NearestFilter,
  magFilter: THREE.NearestFilter,
});
let instances = 0;

/** Loads the room and takes the picture that its surfaces reflect. @param look exposure, supersampling, specular, probe */
window.start = async (look) => {
  renderer.setPixelRatio(1);
  renderer.setSize(WIDTH * look.supersampling, HEIGHT * look.supersampling);
  renderer.toneMappingExposure = look.exposure;
  const room = await (await fetch('/room/room.json')).json();
  const corners = new Float32Array(await (await fetch('/room/room.bin')).arrayBuffer());
  const interleaved = new THREE.InterleavedBuffer(corners, FLOATS_PER_CORNER);
  const textures = new Map();
  for (const { texture } of room.surfaces)
    if (texture && !textures.has(texture)) textures.set(texture, await loadTexture(texture));
  const lightmap = await loadLightmap(room.lightmap);
  const materials = new Map();
  for (const group of room.groups) {
    const key = `${group.surface} ${group.lightmap}`;
    if (!materials.has(key)) {
      const surface = room.surfaces[group.surface];
      const options = {
        texture: textures.get(surface.texture),
        lightmap: group.lightmap ? lightmap : null,
        room: { size: room.size, probe: look.probe },
        specular: look.specular,
      };
      materials.set(key, bakedMaterial(surface, options));
    }
    const geometry = new THREE.BufferGeometry();
    for (const [name, size, offset] of [
      ['position', 3, 0],
      ['normal', 3, 3],
      ['uv', 2, 6],
      ['light', 3, 8],
    ]) {
      geometry.setAttribute(name, new THREE.InterleavedBufferAttribute(interleaved, size, offset));
    }
    geometry.setDrawRange(group.first, group.count);
    geometry.boundingSphere = sphereAround(corners, group);
    const mesh = new THREE.Mesh(geometry, materials.get(key));
    mesh.userData.instance = group.instance;
    things.add(mesh);
  }
  instances = room.instances.length;
  scene.environment = reflections(look.probe);
  return { groups: room.groups.length, triangles: corners.length / FLOATS_PER_CORNER / 3 };
};

/** Bounds of a group's corners: most of a room is behind the camera, and software rendering is slow. */
function sphereAround(corners, { first, count }) {
  const box = new THREE.Box3();
  const point = new THREE.Vector3();
  for (let i = first; i < first + count; i++)
    box.expandByPoint(point.fromArray(corners, i * FLOATS_PER_CORNER));
  return box.getBoundingSphere(new THREE.Sphere());
}

async function loadTexture(path) {
  const texture = await new THREE.TextureLoader().loadAsync(`/file?path=${encodeURIComponent(path)}`);
  texture.wrapS = texture.wrapT = THREE.RepeatWrapping;
  texture.colorSpace = THREE.SRGBColorSpace;
  texture.anisotropy = 8;
  return texture;
}

async function loadLightmap({ width, height }) {
  const rgb = new Float32Array(await (await fetch('/room/lightmap.f32')).arrayBuffer());
  const rgba = new Uint16Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) rgba[4 * i + c] = THREE.DataUtils.toHalfFloat(rgb[3 * i + c]);
  }
  const texture = new THREE.DataTexture(rgba, width, height, THREE.RGBAFormat, THREE.HalfFloatType);
  texture.minFilter = texture.magFilter = THREE.LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

/** A prefiltered cube map of the lit room, seen from `probe`. */
function reflections(probe) {
  const target = new THREE.WebGLCubeRenderTarget(256, { type: THREE.HalfFloatType });
  const cube = new THREE.CubeCamera(0.05, 40, target);
  cube.position.set(...probe);
  scene.add(cube);
  renderer.toneMapping = THREE.NoToneMapping;
  cube.update(renderer, scene);
  renderer.toneMapping = THREE.ACESFilmicToneMapping;
  scene.remove(cube);
  return new THREE.PMREMGenerator(renderer).fromCubemap(target.texture).texture;
}

/** Sets the camera to a row-major camera-to-world matrix with OpenCV axes. */
function look(pose) {
  camera.matrix.set(...pose);
  camera.matrix.multiply(new THREE.Matrix4().makeScale(1, -1, -1));
  camera.updateMatrixWorld(true);
}

/** Draws a frame. @returns the picture as base64 PNG, 640 × 480 */
window.show = (pose) => {
  look(pose);
  renderer.setRenderTarget(null);
  renderer.render(scene, camera);
  const small = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = small.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(renderer.domElement, 0, 0, WIDTH, HEIGHT);
  return toBase64(small);
};

async function toBase64(canvas) {
  return bytesToBase64(
    new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer()),
  );
}

function bytesToBase64(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
  return btoa(text);
}

const measure = new THREE.ShaderMaterial({
  side: THREE.DoubleSide,
  uniforms: { instance: { value: 0 } },
  vertexShader:
    'varying float z; void main() { vec4 p = modelViewMatrix * vec4(position, 1.); z = -p.z; gl_Position = projectionMatrix * p; }',
  fragmentShader:
    'varying float z; uniform float instance; void main() { gl_FragColor = vec4(z, instance, 0., 1.); }',
});

/** Depth along the optical axis and instance number (0: none) per pixel, and the pixels each instance would fill if
 * nothing stood before it. @returns `{picture, alone}`: base64 of float32 depth [h, w] then uint8 instance [h, w] */
window.measure = (pose) => {
  look(pose);
  renderer.toneMapping = THREE.NoToneMapping;
  scene.overrideMaterial = null;
  for (const mesh of things.children) {
    mesh.userData.material ??= mesh.material;
    mesh.material = measure;
    mesh.onBeforeRender = () => {
      measure.uniforms.instance.value = mesh.userData.instance;
      measure.uniformsNeedUpdate = true;
    };
  }
  renderer.setRenderTarget(measuring);
  renderer.setClearColor(0, 0);
  renderer.clear();
  renderer.render(scene, camera);
  const pixels = new Float32Array(WIDTH * HEIGHT * 4);
  renderer.readRenderTargetPixels(measuring, 0, 0, WIDTH, HEIGHT, pixels);
  const depth = new Float32Array(WIDTH * HEIGHT);
  const owner = new Uint8Array(WIDTH * HEIGHT);
  const seen = new Set();
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const from = 4 * ((HEIGHT - 1 - y) * WIDTH + x);
      depth[y * WIDTH + x] = pixels[from];
      owner[y * WIDTH + x] = pixels[from + 1];
      seen.add(pixels[from + 1]);
    }
  }
  const alone = [];
  for (let instance = 1; instance <= instances; instance++)
    alone.push(seen.has(instance) ? countAlone(instance) : 0);
  for (const mesh of things.children) {
    mesh.visible = true;
    mesh.material = mesh.userData.material;
    mesh.onBeforeRender = () => {};
  }
  renderer.toneMapping = THREE.ACESFilmicToneMapping;
  renderer.setRenderTarget(null);
  const bytes = new Uint8Array(depth.byteLength + owner.byteLength);
  bytes.set(new Uint8Array(depth.buffer));
  bytes.set(owner, depth.byteLength);
  return { picture: bytesToBase64(bytes), alone };
};

function countAlone(instance) {
  for (const mesh of things.children) mesh.visible = mesh.userData.instance === instance;
  renderer.setRenderTarget(counting);
  renderer.clear();
  renderer.render(scene, camera);
  const pixels = new Uint8Array(WIDTH * HEIGHT * 4);
  renderer.readRenderTargetPixels(counting, 0, 0, WIDTH, HEIGHT, pixels);
  let count = 0;
  for (let i = 3; i < pixels.length; i += 4) count += pixels[i] > 0;
  return count;
}

window.ready = true;

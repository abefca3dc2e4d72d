import type { MalformedCase } from '../malformedCase';
import { memoryFile } from '../memoryFile';
import { makeGlb } from '../testing/makeGlb';

const PARTS = {
  buffers: [{ byteLength: 36 }],
  bufferViews: [{ buffer: 0, byteLength: 36 }],
  accessors: [{ bufferView: 0, componentType: 5126, type: 'VEC3', count: 3 }],
  meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
  nodes: [{ mesh: 0 }],
};
const glb = (bytes: Uint8Array<ArrayBuffer>) => [memoryFile('a.glb', bytes)];
/** A triangle, with something changed. */
const changed = (change: object, bytes = 36) => glb(makeGlb({ ...PARTS, ...change }, new ArrayBuffer(bytes)));
const accessor = (change: object) => changed({ accessors: [{ ...PARTS.accessors[0], ...change }] });
const primitive = (change: object) =>
  changed({ meshes: [{ primitives: [{ attributes: { POSITION: 0 }, ...change }] }] });

/** Damaged GLB files, and what the user must be told. */
export const glbMalformed: readonly MalformedCase[] = [
  {
    name: 'another kind of file',
    files: glb(new TextEncoder().encode('{"asset":{"version":"2.0"}}')),
    expect: 'a.glb: does not begin as a GLB file does. Save it as binary glTF (GLB).',
  },
  {
    name: 'version 1',
    files: glb(makeGlb({}).with(4, 1)),
    expect: 'a.glb: version is 1: only glTF 2.0 is read',
  },
  {
    name: 'a description that is cut off',
    files: glb(makeGlb(PARTS).slice(0, 90)),
    expect: 'a.glb: its description (JSON) is cut off or missing. Copy the file again.',
  },
  {
    name: 'a description that is not JSON',
    files: glb(makeGlb(PARTS).with(20, 0x2c)),
    expect: 'a.glb: its description is not JSON',
  },
  {
    name: 'a mesh behind Draco',
    files: primitive({ extensions: { KHR_draco_mesh_compression: { bufferView: 0 } } }),
    expect:
      /a\.glb: meshes\[0\]\.primitives\[0\] is .*: compressed by KHR_draco_mesh_compression, which is not read\. Export it without compression/,
  },
  {
    name: 'a buffer behind meshopt',
    files: changed({
      bufferViews: [{ ...PARTS.bufferViews[0], extensions: { EXT_meshopt_compression: {} } }],
    }),
    expect: 'compressed by EXT_meshopt_compression',
  },
  { name: 'sparse data', files: accessor({ sparse: { count: 1 } }), expect: 'accessors[0].sparse' },
  {
    name: 'a body that is cut off',
    files: changed({}, 20),
    expect: 'needs bytes 0 to 36 of its buffer, which has 20. Copy the file again: it is cut off.',
  },
  {
    name: 'more items than any file could hold',
    files: accessor({ count: 1e12 }),
    expect: 'accessors[0] is',
  },
  {
    name: 'a type of numbers that is none',
    files: accessor({ componentType: 5130 }),
    expect: 'not an accessor of numbers',
  },
  {
    name: 'a vertex that is not there',
    files: changed({
      accessors: [PARTS.accessors[0], { bufferView: 0, componentType: 5126, type: 'SCALAR', count: 3 }],
      meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 7 }] }],
    }),
    expect: 'a.glb: meshes[0].primitives[0].indices is 7: there is no such entry in accessors',
  },
  {
    name: 'a mesh that is not there',
    files: changed({ nodes: [{ mesh: 4 }] }),
    expect: 'a.glb: nodes[0].mesh is 4: there is no such entry in meshes',
  },
  {
    name: 'nodes in a circle, without a mesh',
    files: changed({ scenes: [{ nodes: [0] }], nodes: [{ children: [1] }, { children: [0] }] }),
    expect: 'a.glb: there are no points and no meshes in it',
  },
  {
    name: 'data in another file',
    files: changed({ bufferViews: [{ buffer: 1, byteLength: 36 }] }),
    expect: 'data outside the file are not read',
  },
];

"""Blender: arrays out of meshes."""

import numpy as np


def loop_vertices(mesh):
    out = np.empty(len(mesh.loops), np.int32)
    mesh.loops.foreach_get('vertex_index', out)
    return out


def loop_uv(mesh, name):
    out = np.zeros(len(mesh.loops) * 2)
    if name in mesh.uv_layers:
        mesh.uv_layers[name].data.foreach_get('uv', out)
    return out.reshape(-1, 2)

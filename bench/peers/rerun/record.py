"""Writes a scene folder of ours (docs/scene-format.md) as a Rerun recording: the same points, boxes, walk and video, in two views
of the same share of the stage as ours have.

usage: python record.py SCENE_FOLDER OUT.rrd
"""

import json
import math
import sys
from pathlib import Path

import numpy as np
import rerun as rr
import rerun.blueprint as rrb

folder, out = Path(sys.argv[1]), sys.argv[2]
scene = json.loads((folder / "scene.json").read_text())
clip, points = scene["clip"], scene["points"]


def quaternion(a, b, g):
    """Intrinsic ZXY, R = Rz(a) Rx(b) Ry(g), as x y z w."""

    def product(p, q):
        (px, py, pz, pw), (qx, qy, qz, qw) = p, q
        return (
            pw * qx + px * qw + py * qz - pz * qy,
            pw * qy - px * qz + py * qw + pz * qx,
            pw * qz + px * qy - py * qx + pz * qw,
            pw * qw - px * qx - py * qy - pz * qz,
        )

    z = (0, 0, math.sin(a / 2), math.cos(a / 2))
    x = (math.sin(b / 2), 0, 0, math.cos(b / 2))
    y = (0, math.sin(g / 2), 0, math.cos(g / 2))
    return product(product(z, x), y)


low, high = np.array(scene["bounds"]["min"]), np.array(scene["bounds"]["max"])
centre = (low + high) / 2
# From above a corner, so that the room fills the view.
eye = centre + np.array([-0.45, -0.75, 0.75]) * 8

rr.init("reward_room_bench", recording_id="bench")
# The video on the upper left over nothing, the room on the right: where our own stage has them, and as large.
blueprint = rrb.Blueprint(
    rrb.Horizontal(
        rrb.Vertical(
            rrb.Spatial2DView(origin="world/camera", contents=["world/camera/**", "world/boxes"]),
            rrb.TextDocumentView(origin="nothing"),
            row_shares=[428, 300],
        ),
        rrb.Spatial3DView(
            origin="world",
            contents=["world/points", "world/boxes", "world/camera"],
            eye_controls=rrb.EyeControls3D(position=eye, look_target=centre),
        ),
        column_shares=[0.44, 0.56],
    ),
    rrb.TopPanel(state="hidden"),
    rrb.BlueprintPanel(state="hidden"),
    rrb.SelectionPanel(state="hidden"),
    rrb.TimePanel(state="collapsed", timeline="clip", loop_mode="all", play_state="paused"),
    collapse_panels=False,
)
rr.save(out, default_blueprint=blueprint)

rr.log("world", rr.ViewCoordinates.RIGHT_HAND_Z_UP, static=True)
data = (folder / points["file"]).read_bytes()
count = points["count"]
places = np.frombuffer(data, "<i2", 3 * count).reshape(-1, 3)
colours = np.frombuffer(data, "u1", 3 * count, 6 * count).reshape(-1, 3)
positions = places * points["scale"] + np.array(points["offset"])
# As in our own view: just large enough to close a surface.
rr.log("world/points", rr.Points3D(positions.astype("f4"), colors=colours, radii=0.012), static=True)

boxes = np.array([instance["box"] for instance in scene["instances"]])
rr.log(
    "world/boxes",
    rr.Boxes3D(
        centers=boxes[:, :3],
        sizes=boxes[:, 3:6],
        quaternions=[quaternion(*box[6:]) for box in boxes],
        labels=[instance["label"] for instance in scene["instances"]],
        colors=[86, 180, 233],
        fill_mode="majorwireframe",
        radii=rr.Radius.ui_points(0.85),
    ),
    static=True,
)

pinhole = scene["intrinsics"]
rr.log(
    "world/camera",
    rr.Pinhole(
        focal_length=[pinhole["fx"], pinhole["fy"]],
        principal_point=[pinhole["cx"], pinhole["cy"]],
        resolution=[clip["width"], clip["height"]],
        camera_xyz=rr.ViewCoordinates.RDF,
        image_plane_distance=0.42,
    ),
    static=True,
)
rr.log("world/camera/video", rr.AssetVideo(path=folder / clip["file"]), static=True)
for frame, pose in enumerate(scene["poses"]):
    seconds = frame / clip["fps"]
    rr.set_time("clip", duration=seconds)
    matrix = np.array(pose).reshape(4, 4)
    rr.log("world/camera", rr.Transform3D(translation=matrix[:3, 3], mat3x3=matrix[:3, :3]))
    rr.log("world/camera/video", rr.VideoFrameReference(seconds=seconds))

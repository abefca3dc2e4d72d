"""The hand-held camera: a smooth walk through way points with breath, steps and sway, as camera-to-world matrices."""

import numpy as np

SECONDS = 8


def camera_poses(waypoints, fps):
    """[frames, 4, 4] poses for 8 s of video, OpenCV axes (x right, y down, z forward), world z up.

    `waypoints`: (seconds, eye, point looked at). A Gaussian of 0.55 s over the straight path gives a person's ease
    without overshoot; the shake is a sum of slow sines and steps at 1.7 Hz, so it is the same at every frame rate."""
    time = np.arange(SECONDS * fps) / fps
    stops = np.array([row[0] for row in waypoints])
    eye = _eased(stops, np.array([row[1] for row in waypoints], float), time)
    target = _eased(stops, np.array([row[2] for row in waypoints], float), time)
    step = 2 * np.pi * 1.7 * time
    eye = eye + np.stack(
        [
            0.010 * np.sin(step / 2),
            0.010 * np.sin(step / 2 + 1),
            0.011 * np.sin(step) + 0.012 * np.sin(1.3 * time),
        ],
        1,
    )
    target = target + np.stack(
        [
            0.030 * np.sin(2.9 * time) + 0.010 * np.sin(7.3 * time + 1),
            0.030 * np.sin(2.3 * time + 2) + 0.010 * np.sin(6.1 * time),
            0.026 * np.sin(3.7 * time + 1) + 0.010 * np.sin(step + 0.5),
        ],
        1,
    )
    roll = np.radians(1.1 * np.sin(1.9 * time + 0.4) + 0.35 * np.sin(step / 2))
    return np.array([_look_at(e, t, r) for e, t, r in zip(eye, target, roll)])


def survey_poses(places, directions=8):
    """Poses of somebody who stands at each place and turns round twice, looking level and then down, before the clip is
    filmed: a scan sees more of a room than a short clip shows."""
    poses = []
    for place in places:
        for pitch in (-4, -38):
            for k in range(directions):
                a, e = 2 * np.pi * (k + 0.5 * (pitch < -20)) / directions, np.radians(pitch)
                eye = np.array(place, float)
                poses.append(
                    _look_at(eye, eye + (np.cos(a) * np.cos(e), np.sin(a) * np.cos(e), np.sin(e)), 0.0)
                )
    return np.array(poses)


def _eased(stops, values, time, width=0.55, rate=100):
    fine = np.arange(stops[0] - 3 * width, stops[-1] + 3 * width, 1 / rate)
    path = np.stack([np.interp(fine, stops, values[:, k]) for k in range(3)], 1)
    kernel = np.exp(-0.5 * (np.arange(-3 * width, 3 * width + 1e-9, 1 / rate) / width) ** 2)
    kernel /= kernel.sum()
    reach = len(kernel) // 2
    padded = np.pad(path, ((reach, reach), (0, 0)), mode='edge')
    smooth = np.stack([np.convolve(padded[:, k], kernel, 'valid') for k in range(3)], 1)
    return np.stack([np.interp(time, fine, smooth[:, k]) for k in range(3)], 1)


def _look_at(eye, target, roll):
    forward = target - eye
    forward /= np.linalg.norm(forward)
    right = np.cross(forward, (0, 0, 1))
    right /= np.linalg.norm(right)
    down = np.cross(forward, right)
    c, s = np.cos(roll), np.sin(roll)
    pose = np.eye(4)
    pose[:3, 0], pose[:3, 1], pose[:3, 2], pose[:3, 3] = (
        c * right + s * down,
        c * down - s * right,
        forward,
        eye,
    )
    return pose

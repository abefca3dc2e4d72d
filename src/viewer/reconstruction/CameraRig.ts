import { Matrix4, type PerspectiveCamera, Quaternion, Vector3 } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import type { Pose } from '#rewards';
import { between, eyeOf, type Viewpoint } from './viewpoint';

/** Milliseconds of a flight from one viewpoint to another, and of one into or out of the clip's camera: it goes further and
 * turns more. */
const FLIGHT = 240;
const GHOST_FLIGHT = 420;
/** Milliseconds in which a turn that was let go of slows to a third. */
const SLOWING = 120;
/** How far ahead of a followed camera the view would turn about, metres. */
const AHEAD = 2;

interface Flight {
  readonly from: Viewpoint;
  readonly to: Viewpoint;
  /** How the camera is turned from upright towards the target, where it starts and where it ends. */
  readonly turned: readonly [start: Quaternion, end: Quaternion];
  readonly duration: number;
  /** Time of its first frame; null before that. */
  start: number | null;
}

/** Upright towards the target. */
const UPRIGHT = new Quaternion();

/** Moves the camera: by hand (orbit, pan, zoom), by flights, or along with the clip's camera. */
export class CameraRig {
  readonly #camera: PerspectiveCamera;
  readonly #controls: OrbitControls;
  readonly #invalidate: () => void;
  readonly #onTurned: (to: Viewpoint) => void;
  readonly #reach: number;
  readonly #calm: boolean;
  readonly #turning = new Quaternion();
  #flight: Flight | null = null;
  #following = false;
  /** By the user, and not yet at rest. */
  #turned = false;
  #held = false;
  #updated = 0;

  /** @param reach a length that the whole room fits in, metres
   * @param calm no motion but the user's own
   * @param onTurned the user has taken the view in hand, and again once it has come to rest */
  constructor(
    camera: PerspectiveCamera,
    element: HTMLElement,
    reach: number,
    calm: boolean,
    invalidate: () => void,
    onTurned: (to: Viewpoint) => void,
  ) {
    this.#camera = camera;
    this.#invalidate = invalidate;
    this.#reach = reach;
    this.#calm = calm;
    this.#onTurned = onTurned;
    camera.up.set(0, 0, 1);
    const controls = new OrbitControls(camera, element);
    controls.enableDamping = !calm;
    controls.zoomToCursor = true;
    controls.minDistance = 0.2;
    controls.maxDistance = 30 * reach;
    this.#controls = controls;

    // A press alone selects a box: the view is in the user's hands only once it moves.
    controls.addEventListener('start', () => {
      this.#held = true;
    });
    controls.addEventListener('end', () => {
      this.#held = false;
      invalidate();
    });
    controls.addEventListener('change', () => {
      invalidate();
      if (!this.#held || this.#turned) return;
      this.#flight = null;
      this.#following = false;
      this.#turned = true;
      onTurned(this.viewpoint);
    });
  }

  /** Where the camera is now. */
  get viewpoint(): Viewpoint {
    const { target } = this.#controls;
    const offset = this.#camera.position.clone().sub(target);
    return {
      target: [target.x, target.y, target.z],
      azimuth: Math.atan2(offset.y, offset.x),
      polar: Math.acos(Math.min(Math.max(offset.z / offset.length(), -1), 1)),
      distance: offset.length(),
      fov: (this.#camera.fov * Math.PI) / 180,
    };
  }

  goTo(to: Viewpoint, jump: boolean): void {
    const duration = this.#following ? GHOST_FLIGHT : FLIGHT;
    this.#following = false;
    this.#set(to, UPRIGHT, jump, duration);
  }

  /** Sees what the clip's camera sees. Flies there at first, then stays with it from call to call.
   * @param fov full angle of view, upright, radians */
  follow(pose: Pose, fov: number, jump: boolean): void {
    const orientation = cameraOrientation(pose);
    const forward = new Vector3(0, 0, -1).applyQuaternion(orientation);
    const polar = Math.acos(Math.min(Math.max(-forward.z, -1), 1));
    const to: Viewpoint = {
      target: [pose[3]! + forward.x * AHEAD, pose[7]! + forward.y * AHEAD, pose[11]! + forward.z * AHEAD],
      azimuth: Math.atan2(-forward.y, -forward.x),
      polar,
      distance: AHEAD,
      fov,
    };
    const end = uprightTowards(to).invert().multiply(orientation);
    const flight = this.#flight;
    // The clip plays on while the view is on its way.
    if (flight !== null && this.#following) this.#flight = { ...flight, to, turned: [flight.turned[0], end] };
    else this.#set(to, end, jump || this.#following, GHOST_FLIGHT);
    this.#following = true;
    this.#invalidate();
  }

  /** Call once a frame, with its time in milliseconds. */
  update(now: number): void {
    this.#move(now);
    // For the points: what stands much nearer than what is looked at is in the way. The clip's camera sees all.
    this.#camera.userData.focus = this.#following
      ? 0
      : this.#camera.position.distanceTo(this.#controls.target);
  }

  #move(now: number): void {
    const flight = this.#flight;
    if (flight === null) {
      // By time and not by frame: on a slow machine a view must not creep on for seconds.
      this.#controls.dampingFactor = 1 - Math.exp(-Math.max(now - this.#updated, 1) / SLOWING);
      this.#updated = now;
      const moves = !this.#following && this.#controls.update();
      this.#setRange();
      if (this.#turned && !this.#held && !moves) {
        // What swing is left is too little to be drawn by itself, and would be by the next frame.
        this.#stopTurning();
        this.#onTurned(this.viewpoint);
      }
      return;
    }
    flight.start ??= now;
    const time = Math.min((now - flight.start) / flight.duration, 1);
    const share = 1 - (1 - time) ** 3;
    const [start, end] = flight.turned;
    this.#place(between(flight.from, flight.to, share), this.#turning.slerpQuaternions(start, end, share));
    if (time === 1) this.#flight = null;
    this.#invalidate();
  }

  dispose(): void {
    this.#controls.dispose();
  }

  #set(to: Viewpoint, end: Quaternion, jump: boolean, duration: number): void {
    const from = this.viewpoint;
    const start = uprightTowards(from).invert().multiply(this.#camera.quaternion);
    this.#stopTurning();
    const flies = !jump && !this.#calm;
    this.#flight = flies ? { from, to, turned: [start, end], duration, start: null } : null;
    if (!flies) this.#place(to, end);
    this.#invalidate();
  }

  /** Takes the swing out of a turn that was let go of, or it would go on after the flight. */
  #stopTurning(): void {
    this.#turned = false;
    const { enableDamping } = this.#controls;
    this.#controls.enableDamping = false;
    this.#controls.update();
    this.#controls.enableDamping = enableDamping;
  }

  #place(view: Viewpoint, turned: Quaternion): void {
    const camera = this.#camera;
    camera.position.set(...eyeOf(view));
    this.#controls.target.set(...view.target);
    camera.quaternion.copy(uprightTowards(view)).multiply(turned);
    camera.fov = (view.fov * 180) / Math.PI;
    this.#setRange();
  }

  /** Keeps near and far close around the room, so that depth has the digits to tell a box from the floor it stands on. */
  #setRange(): void {
    const camera = this.#camera;
    const distance = camera.position.distanceTo(this.#controls.target);
    camera.near = Math.max(distance - 1.5 * this.#reach, 0.03);
    camera.far = distance + 3 * this.#reach;
    camera.updateProjectionMatrix();
  }
}

const eye = new Vector3();
const aim = new Vector3();
const up = new Vector3(0, 0, 1);
const matrix = new Matrix4();

function uprightTowards(view: Viewpoint): Quaternion {
  matrix.lookAt(eye.set(...eyeOf(view)), aim.set(...view.target), up);
  return new Quaternion().setFromRotationMatrix(matrix);
}

/** Three's cameras look along −z with y up; a pose looks along +z with y down. */
function cameraOrientation(pose: Pose): Quaternion {
  const right = new Vector3(pose[0], pose[4], pose[8]);
  const upwards = new Vector3(pose[1], pose[5], pose[9]).negate();
  const back = new Vector3(pose[2], pose[6], pose[10]).negate();
  return new Quaternion().setFromRotationMatrix(new Matrix4().makeBasis(right, upwards, back));
}

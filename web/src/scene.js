// One face on one canvas: camera, lights and rotation.

import {
  Color,
  DirectionalLight,
  HemisphereLight,
  NeutralToneMapping,
  PerspectiveCamera,
  Scene,
  Spherical,
  Vector3,
  WebGLRenderer,
} from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";

const FIELD_OF_VIEW = 20;
// Height of the view relative to that of the face.
const MARGIN = 1.04;
const QUARTER_TURN = Math.PI / 2;
const MAX_TURN = QUARTER_TURN;
const MAX_TILT = 0.7;

/** Angles of named views for `turnTo`. */
export const ANGLES = { front: [0, 0], half: [-QUARTER_TURN / 2, 0.06], side: [-QUARTER_TURN, 0] };

/**
 * What a view draws: a three.js object that can be moved to a time.
 * @typedef {{object: import("three").Object3D, bounds: () => Bounds, move: (t: number) => void,
 *   ready?: Promise<void>, setBlinks?: (on: boolean) => void, setHeadMoves?: (on: boolean) => void,
 *   geometry?: () => object}} Model with `ready` if it has to be loaded, `setBlinks` if it has eyes
 *   that blink, and `setHeadMoves` if it has a head that moves
 */
/** @typedef {{centre: number[], size: number[]}} Bounds in mm */

export class FaceView {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Model} model
   * @param {() => void} onTurn called when the user turns the face
   */
  constructor(canvas, model, onTurn) {
    this.canvas = canvas;
    this.model = model;
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
    this.renderer.toneMapping = NeutralToneMapping;
    this.renderer.toneMappingExposure = 1.0;
    this.camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 10, 3000);
    this.scene = new Scene();
    this.scene.add(model.object, this.camera);
    addLights(this.scene, this.camera);
    this.bounds = model.bounds();
    this.controls = this.#controls(onTurn);
    this.turnTo(0, 0);
  }

  #controls(onTurn) {
    const controls = new OrbitControls(this.camera, this.canvas);
    controls.enablePan = false;
    controls.minAzimuthAngle = -MAX_TURN;
    controls.maxAzimuthAngle = MAX_TURN;
    controls.minPolarAngle = Math.PI / 2 - MAX_TILT;
    controls.maxPolarAngle = Math.PI / 2 + MAX_TILT;
    controls.rotateSpeed = 0.6;
    const [x, y, z] = this.bounds.centre;
    controls.target.set(x, y, z);
    controls.addEventListener("change", onTurn);
    return controls;
  }

  /** Width over height of the narrowest canvas that does not make the face smaller, however turned. */
  get leastAspect() {
    const [width, height, depth] = this.bounds.size;
    return Math.hypot(width, depth) / (height * MARGIN);
  }

  /** Distance in mm from which the whole face fits the canvas. */
  #distance() {
    const [width, height, depth] = this.bounds.size;
    const half = Math.tan((FIELD_OF_VIEW * Math.PI) / 360);
    const aspect = this.camera.aspect;
    return Math.max(height * MARGIN, Math.hypot(width, depth) / aspect) / (2 * half) + depth / 2;
  }

  /**
   * Look from an angle, both in radians: 0, 0 is the front.
   * @param {number} azimuth above 0 from the talker's left
   * @param {number} tilt above 0 from above
   */
  turnTo(azimuth, tilt) {
    const distance = this.#distance();
    this.controls.minDistance = distance * 0.35;
    this.controls.maxDistance = distance * 1.6;
    const place = new Spherical(distance, Math.PI / 2 - tilt, azimuth);
    this.camera.position.setFromSpherical(place).add(this.controls.target);
    this.controls.update();
  }

  /** Turn by angles in radians. */
  turnBy(azimuth, tilt) {
    const from = new Vector3().subVectors(this.camera.position, this.controls.target);
    const place = new Spherical().setFromVector3(from);
    place.theta = clamp(place.theta + azimuth, MAX_TURN);
    place.phi = Math.PI / 2 + clamp(place.phi - tilt - Math.PI / 2, MAX_TILT);
    this.camera.position.setFromSpherical(place).add(this.controls.target);
    this.controls.update();
  }

  /** Look from the same angle as another view. */
  follow(other) {
    const offset = new Vector3().subVectors(other.camera.position, other.controls.target);
    this.camera.position.copy(offset).add(this.controls.target);
    this.controls.update();
  }

  /** Fit the drawing to the canvas' size on the page, keeping the angle. */
  resize() {
    const { clientWidth, clientHeight } = this.canvas;
    if (!clientWidth || !clientHeight) return;
    this.setSize(clientWidth, clientHeight, Math.min(window.devicePixelRatio, 2));
  }

  /** Set the size in CSS pixels, with `density` device pixels each. */
  setSize(width, height, density) {
    const before = this.#distance();
    this.renderer.setPixelRatio(density);
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    const after = this.#distance();
    this.controls.minDistance = after * 0.35;
    this.controls.maxDistance = after * 1.6;
    this.camera.position.sub(this.controls.target).multiplyScalar(after / before);
    this.camera.position.add(this.controls.target);
    this.controls.update();
  }

  /** Free what the browser keeps for it. */
  dispose() {
    this.controls.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  /** @param {number} time seconds */
  draw(time) {
    this.model.move(time);
    this.renderer.render(this.scene, this.camera);
  }
}

function clamp(value, most) {
  return Math.max(-most, Math.min(most, value));
}

/**
 * Soft light from above, a key light from the talker's right and a fill light. None comes from
 * behind: without shadows it would shine through the cheeks onto the nose and into the mouth.
 */
function addLights(scene, camera) {
  scene.add(new HemisphereLight(new Color("#fff4ea"), new Color("#7d5548"), 1.15));
  const key = new DirectionalLight(new Color("#fff1e2"), 2.1);
  key.position.set(-260, 330, 420);
  const fill = new DirectionalLight(new Color("#ffe9dc"), 0.5);
  fill.position.set(260, -20, 420);
  scene.add(key, fill);
  // Moves with the camera, so that the side facing the user is never dark.
  const head = new DirectionalLight(new Color("#ffffff"), 0.35);
  head.position.set(0, 0, 1);
  camera.add(head);
}

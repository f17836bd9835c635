// The head of a face and where its eyes look, invented by labial.head_movement from what is said.

import { Group, MathUtils } from "three";
import { splineAt } from "../../client/src/interpolation.js";

/**
 * @typedef {object} HeadAngles
 * @property {number} frames
 * @property {Float32Array} angles [frames, 5] degrees: the head forward, to the talker's left and
 *   towards his left shoulder, the eyes down and to his left
 */

// Where the head turns: the top of the neck, from the middle of the face, relative to its size.
const PIVOT = { below: 0.3, behind: 0.55 };
const EYE_RADIUS_MM = 12.5;

/** A head that turns on its neck. */
export class Head {
  /**
   * @param {import("three").Object3D} face
   * @param {import("./scene.js").Bounds} bounds of the face
   * @param {import("three").Mesh[]} eyes whose irises move
   */
  constructor(face, bounds, eyes) {
    const [x, y, z] = bounds.centre;
    this.pivot = [x, y - PIVOT.below * bounds.size[1], z - PIVOT.behind * bounds.size[2]];
    this.eyes = eyes;
    this.turned = new Group();
    this.turned.rotation.order = "YXZ";
    this.turned.position.set(...this.pivot);
    face.position.set(...this.pivot.map((value) => -value));
    this.turned.add(face);
    /** What a scene shows. */
    this.object = new Group().add(this.turned);
  }

  /** @param {ArrayLike<number>} angles the five of `HeadAngles` */
  pose([nod, turn, tilt, down, left]) {
    const [x, y, z] = [nod, turn, -tilt].map(MathUtils.degToRad);
    this.turned.rotation.set(x, y, z);
    const [downMm, leftMm] = [down, left].map((a) => EYE_RADIUS_MM * Math.sin(MathUtils.degToRad(a)));
    for (const { material, userData } of this.eyes) {
      // The texture moves the other way: its offset is added to where it is read.
      material.map.offset.set(-leftMm / userData.textureMm, downMm / userData.textureMm);
    }
  }
}

/**
 * @param {HeadAngles} head
 * @param {number} time seconds
 * @param {number} fps
 * @returns {Float32Array} [5]
 */
export function anglesAt({ frames, angles }, time, fps) {
  const found = new Float32Array(angles.length / frames);
  splineAt(angles, frames, time, fps, found);
  return found;
}

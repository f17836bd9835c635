// The head and the eyes of a character that a live face moves.

import { Euler, MathUtils, Quaternion, Vector3 } from "three";

/**
 * @typedef {object} Joint the node of a character's file that turns its head
 * @property {number} node
 * @property {number[][]} axes rows: its left, up and forward in the axes of the node's parent
 * @property {number[]} rest the node's rotation in the file
 */

// As in labial.retargeting.arkit_head: degrees at which a shape has its full weight.
const FULL_ASIDE_DEG = 35;
const FULL_UP_DOWN_DEG = 29;

export class CharacterHead {
  #node = null;
  #joint;
  #looks = [];

  /**
   * @param {import("three").Object3D} scene
   * @param {Map<object, {nodes?: number}>} associations of the loader's objects with the file
   * @param {{head: Joint | null, gaze: Record<string, string>}} character
   */
  constructor(scene, associations, { head, gaze }) {
    this.#joint = head;
    scene.traverse((object) => {
      if (head && associations.get(object)?.nodes === head.node) this.#node ??= object;
      const { morphTargetDictionary: places, morphTargetInfluences: influences } = object;
      for (const [shape, look] of Object.entries(gaze)) {
        const target = places?.[shape];
        if (target !== undefined) this.#looks.push({ influences, target, look });
      }
    });
  }

  /** Whether there is anything to move. */
  get moves() {
    return this.#node !== null || this.#looks.length > 0;
  }

  /** @param {ArrayLike<number>} angles the five of `HeadAngles` */
  pose([nod, turn, tilt, down, left]) {
    if (this.#node) this.#node.quaternion.copy(turned(this.#joint, nod, turn, tilt));
    // Eyes in a head that cannot turn look where they would with it.
    const weights = this.#node ? gazeWeights(down, left) : gazeWeights(down + nod, left + turn);
    for (const { influences, target, look } of this.#looks) influences[target] = weights[look];
  }
}

/** The rotation of the head's node. */
function turned({ axes, rest }, ...angles) {
  const [nod, turn, tilt] = angles.map(MathUtils.degToRad);
  const { x, y, z, w } = new Quaternion().setFromEuler(new Euler(nod, turn, -tilt, "YXZ"));
  const [leftward, upward, forward] = axes.map((axis) => new Vector3().fromArray(axis));
  const axis = leftward.multiplyScalar(x).addScaledVector(upward, y).addScaledVector(forward, z);
  return new Quaternion(axis.x, axis.y, axis.z, w).multiply(new Quaternion().fromArray(rest));
}

/** Weights of Apple's eight eyeLook shapes by degrees down and to the left. */
function gazeWeights(down, left) {
  const aside = left / FULL_ASIDE_DEG;
  const below = down / FULL_UP_DOWN_DEG;
  const moved = {
    eyeLookOutLeft: aside,
    eyeLookInRight: aside,
    eyeLookInLeft: -aside,
    eyeLookOutRight: -aside,
    eyeLookDownLeft: below,
    eyeLookDownRight: below,
    eyeLookUpLeft: -below,
    eyeLookUpRight: -below,
  };
  const within = ([name, weight]) => [name, Math.min(1, Math.max(0, weight))];
  return Object.fromEntries(Object.entries(moved).map(within));
}

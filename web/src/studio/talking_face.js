// A face that is drawn: a voice's own, or a character; it moves as frames say.

import { linearAt, splineAt } from "../../../client/src/interpolation.js";
import { decodeFace } from "../data.js";
import { moving, sensorFace, surfaceFace } from "../models.js";
import { placed, readCharacter } from "../puppet.js";
import { ANGLES, FaceView } from "../scene.js";
import { h } from "./dom.js";
import { t } from "./language.js";

/**
 * A character that was sent to the studio.
 * @typedef {object} Character
 * @property {string} id
 * @property {ArrayBuffer} glb
 * @property {string[]} shapes @property {Record<string, number[]>} columns as of `readCharacter`
 * @property {{into_mm: number[], centre: number[], size: number[]}} shown where its head is
 */

export class TalkingFace {
  /** @type {import("./speech.js").Frames | null} */
  frames = null;
  /** @type {FaceView | null} */
  view = null;
  /** What is shown, so that it is not built anew. */
  #shown = null;
  #deviation = new Float32Array(0);
  #rest = null;
  #weights = new Float32Array(0);
  #targets = [];
  #time = 0;

  /** @param {HTMLElement} place @param {string} [caption] */
  constructor(place, caption = "") {
    this.canvas = h("canvas", { tabIndex: 0, role: "img", "aria-label": t("face.label", { caption }) });
    this.missing = h("p.no-webgl", { hidden: true }, t("face.none"));
    this.caption = h("figcaption", {}, caption);
    this.figure = h("figure.face", {}, this.canvas, this.missing, this.caption);
    place.append(this.figure);
    this.canvas.addEventListener("keydown", (event) => this.#turn(event));
    this.sizes = new ResizeObserver(() => this.#resize());
    this.sizes.observe(this.canvas);
  }

  /**
   * Show a voice's own face.
   * @param {object} described how it follows its sensors, as the service's /face/VOICE says
   * @param {import("./speech.js").Frames} frames [frames, sensors, 3] mm
   */
  showVoice(described, frames) {
    this.frames = frames;
    if (this.#shown === described) return;
    this.#rest = frames.values.slice(0, frames.shape[0] * 3);
    this.#deviation = new Float32Array(this.#rest.length);
    const posed = described.face
      ? surfaceFace(decodeFace(described.face), this.#rest, this.#deviation, false)
      : sensorFace({ offset: this.#rest, outerLip: described.outer_lip, innerLip: described.inner_lip });
    this.#set(moving(posed, (time) => this.#deviationAt(time)));
    this.#shown = described;
  }

  /**
   * Show a character.
   * @param {Character} character
   * @param {import("./speech.js").Frames} frames [frames, shapes]
   */
  async showCharacter(character, frames) {
    this.frames = frames;
    if (this.#shown === character) return;
    const { scene } = await readCharacter(character.glb, character);
    this.#targets = targetsOf(scene, frames.names);
    this.#weights = new Float32Array(frames.names.length);
    const object = placed(character.shown.into_mm);
    object.add(scene);
    this.#set({ object, bounds: () => character.shown, move: (time) => this.#moveTargets(time) });
    this.#shown = character;
  }

  /** @param {number} time seconds */
  draw(time) {
    this.#time = time;
    if (this.frames) this.view?.draw(time);
  }

  dispose() {
    this.sizes.disconnect();
    this.view?.dispose();
    this.figure.remove();
  }

  #deviationAt(time) {
    const { values, fps } = this.frames;
    const width = this.#deviation.length;
    splineAt(values, values.length / width, time, fps, this.#deviation);
    for (let i = 0; i < width; i++) this.#deviation[i] -= this.#rest[i];
    return this.#deviation;
  }

  #moveTargets(time) {
    const { values, fps } = this.frames;
    linearAt(values, values.length / this.#weights.length, time, fps, this.#weights);
    for (const { influences, target, value } of this.#targets) influences[target] = this.#weights[value];
  }

  #set(model) {
    this.view?.dispose();
    // A context that was let go cannot be used again, so the canvas is a new one.
    const fresh = this.canvas.cloneNode();
    fresh.addEventListener("keydown", (event) => this.#turn(event));
    if (this.view) {
      this.sizes.unobserve(this.canvas);
      this.canvas.replaceWith(fresh);
      this.canvas = fresh;
      this.sizes.observe(fresh);
    }
    try {
      this.view = new FaceView(this.canvas, model, () => {});
      this.view.resize();
    } catch (error) {
      console.warn(error);
      this.view = null;
      this.canvas.hidden = true;
      this.missing.hidden = false;
    }
  }

  /** A canvas of another size is empty until it is drawn. */
  #resize() {
    this.view?.resize();
    this.draw(this.#time);
  }

  #turn(event) {
    const by = { ArrowLeft: [-0.12, 0], ArrowRight: [0.12, 0], ArrowUp: [0, 0.12], ArrowDown: [0, -0.12] }[
      event.key
    ];
    if (by) this.view?.turnBy(...by);
    else if (event.key === "f") this.view?.turnTo(...ANGLES.front);
    else return;
    event.preventDefault();
  }
}

function targetsOf(scene, names) {
  const targets = [];
  scene.traverse(({ morphTargetDictionary: places, morphTargetInfluences: influences }) => {
    names.forEach((name, value) => {
      const target = places?.[name];
      if (target !== undefined) targets.push({ influences, target, value });
    });
  });
  return targets;
}

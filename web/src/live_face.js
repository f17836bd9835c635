// What the page of the service shows of a live face: the voice's face, or weights.

import { decodeFace } from "./data.js";
import { moving, sensorFace, surfaceFace } from "./models.js";
import { FaceView } from "./scene.js";
import { WeightBars } from "./weight_bars.js";

const $ = (selector) => document.querySelector(selector);

/**
 * A drawing of a live face in a figure of its own.
 * @typedef {object} Drawing
 * @property {FaceView | null} view if it can be turned
 * @property {() => boolean} draw draws what is heard now, and says whether anything changed
 * @property {() => void} remove
 */

/**
 * @param {import("../../client/src/face.js").Face} face
 * @param {object} described the service's answer about the voice's face
 * @param {() => void} onTurn called when the user turns it
 * @returns {Drawing}
 */
export function drawingOf(face, described, onTurn) {
  return face.shape.length > 1 ? faceDrawing(face, described, onTurn) : weightsDrawing(face);
}

function faceDrawing(face, described, onTurn) {
  const figure = copyOf("#face-template");
  const canvas = figure.querySelector("canvas");
  const { rest } = face;
  const deviation = new Float32Array(rest.length);
  const posed = described.face
    ? surfaceFace(decodeFace(described.face), rest, deviation, false)
    : sensorFace({ offset: rest, outerLip: described.outer_lip, innerLip: described.inner_lip });
  const model = moving(posed, () => deviation);
  let view = null; // still null while the view is constructed, which calls back
  try {
    view = new FaceView(canvas, model, () => view && onTurn());
  } catch (error) {
    console.warn(error);
    canvas.hidden = true;
    figure.querySelector(".no-webgl").hidden = false;
  }
  const draw = () => {
    const values = face.values();
    for (let i = 0; i < deviation.length; i++) deviation[i] = values[i] - rest[i];
    view?.draw(performance.now() / 1000);
  };
  const remove = () => {
    view?.dispose();
    figure.remove();
  };
  return { view, draw, remove };
}

function weightsDrawing(face) {
  const figure = copyOf("#weights-template");
  const bars = new WeightBars(figure.querySelector("ol"), face.names);
  return { view: null, draw: () => bars.draw(face.values()), remove: () => figure.remove() };
}

function copyOf(template) {
  return $("#faces").appendChild($(template).content.cloneNode(true).firstElementChild);
}

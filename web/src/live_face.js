// What the page of the service shows of a live face: the voice's face, a character, or weights.

import { drive } from "../../client/src/drive.js";
import { CharacterHead } from "./character_head.js";
import { decodeFace } from "./data.js";
import { LiveHead } from "./live_head.js";
import { LiveMouthing } from "./mouthing.js";
import { moving, sensorFace, surfaceFace } from "./models.js";
import { placed, readCharacter } from "./puppet.js";
import { FaceView } from "./scene.js";
import { WeightBars } from "./weight_bars.js";

const $ = (selector) => document.querySelector(selector);

/**
 * A drawing of a live face in a figure of its own.
 * @typedef {object} Drawing
 * @property {FaceView | null} view if it can be turned
 * @property {() => void} draw draws what is heard now
 * @property {() => void} remove
 */

/**
 * @typedef {object} Character that a face moves
 * @property {ArrayBuffer} glb
 * @property {{into_mm: number[], centre: number[], size: number[]}} shown where its head is
 * @property {import("./character_head.js").Joint | null} head what turns it
 * @property {Record<string, string>} gaze which shapes turn the eyes, as which of ARKit's
 */

/**
 * @param {import("../../client/src/face.js").Face} face
 * @param {object} described the service's answer about the voice's face
 * @param {Character | undefined} character
 * @returns {Promise<Drawing>}
 */
export async function drawingOf(face, described, character) {
  if (character) return viewDrawing(await characterModel(face, character));
  return face.shape.length > 1 ? viewDrawing(faceModel(face, described)) : weightsDrawing(face);
}

function faceModel(face, described) {
  const { rest } = face;
  const deviation = new Float32Array(rest.length);
  const posed = described.face
    ? surfaceFace(decodeFace(described.face), rest, deviation, false)
    : sensorFace({ offset: rest, outerLip: described.outer_lip, innerLip: described.inner_lip });
  const mouthing = new LiveMouthing();
  const deviationNow = () => {
    const values = face.values();
    for (let i = 0; i < deviation.length; i++) deviation[i] = values[i] - rest[i];
    return deviation;
  };
  const head = new LiveHead();
  return moving(
    posed,
    deviationNow,
    (now) => mouthing.at(face.current(), now),
    // Faces without eyes have no neck either.
    posed.hasEyes ? (now, moves) => head.at(face.current(), now, moves) : null,
  );
}

async function characterModel(face, character) {
  const { shown } = character;
  const { scene, parser } = await readCharacter(character.glb, character);
  const object = placed(shown.into_mm);
  object.add(scene);
  const speak = drive(scene, face);
  const head = new CharacterHead(scene, parser.associations, character);
  const live = new LiveHead();
  let moves = false;
  return {
    object,
    bounds: () => shown,
    move(now) {
      speak();
      head.pose(live.at(face.current(), now, moves));
    },
    setHeadMoves: head.moves ? (on) => (moves = on) : undefined,
  };
}

function viewDrawing(model) {
  const figure = copyOf("#face-template");
  const canvas = figure.querySelector("canvas");
  let view = null;
  try {
    view = new FaceView(canvas, model, () => {});
  } catch (error) {
    console.warn(error);
    canvas.hidden = true;
    figure.querySelector(".no-webgl").hidden = false;
  }
  const remove = () => {
    view?.dispose();
    figure.remove();
  };
  return { view, draw: () => view?.draw(performance.now() / 1000), remove };
}

function weightsDrawing(face) {
  const figure = copyOf("#weights-template");
  const bars = new WeightBars(figure.querySelector("ol"), face.names);
  return { view: null, draw: () => bars.draw(face.values()), remove: () => figure.remove() };
}

function copyOf(template) {
  return $("#faces").appendChild($(template).content.cloneNode(true).firstElementChild);
}

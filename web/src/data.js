// The page's data: the JSON that labial.viewer.page embeds, decoded to typed arrays.

import { between, splineAt } from "../../client/src/interpolation.js";

/**
 * @typedef {object} Span a phone or a word
 * @property {number} start seconds
 * @property {number} end seconds
 * @property {string} label
 * @property {number} [confidence] that the label is right, 0 to 1, if an aligner gave it
 *
 * @typedef {object} Track phones (without gaps) and words of one or more utterances
 * @property {string[]} captions of the utterances that have these phones and words
 * @property {Span[]} phones
 * @property {Span[]} words
 *
 * @typedef {object} Utterance
 * @property {string} caption
 * @property {number} frames
 * @property {number} sensors
 * @property {Float32Array} offset [3 sensors] mm, added to every frame
 * @property {Float32Array} deviation [frames, 3 sensors] mm, x y z of each sensor
 * @property {Record<string, Float32Array>} curves each [frames] mm
 * @property {number[]} outerLip indices of sensors, a ring
 * @property {number[]} innerLip indices of sensors, a ring
 *
 * @typedef {object} FaceMap mesh points as a linear function of sensors
 * @property {number} points
 * @property {Uint32Array} triangles [triangles, 3] indices of points, counter-clockwise from outside
 * @property {number[]} outerLip indices of points, a ring
 * @property {number[]} innerLip indices of points, a ring
 * @property {Float32Array} weights [3 points, 3 sensors]
 * @property {Float32Array} bias [3 points] mm
 * @property {{lids: number[], iris: number[]}[]} eyes indices of points; empty unless a whole face
 * @property {number[]} brows indices of points
 *
 * @typedef {object} Puppet a user's character
 * @property {Uint8Array} glb a .glb file, compressed by gzip
 * @property {number} shapes
 * @property {Float32Array} weights [frames, shapes]
 * @property {Record<string, number[]>} columns by index of the mesh: each target's shape or -1
 * @property {number[]} intoMm [4, 4] column-major, from the file's world to mm
 * @property {number[]} centre of the head, mm
 * @property {number[]} size of the head, mm
 * @property {import("./puppet.js").PuppetHead | null} head how head and eyes move if they do
 *
 * @typedef {object} PageData
 * @property {number} fps frames a second; frame i is at i / fps s
 * @property {number} duration seconds
 * @property {Utterance[]} utterances one or two
 * @property {Track[]} tracks
 * @property {FaceMap | null} face
 * @property {boolean} blinks whether eyes blink initially
 * @property {import("./head.js").HeadAngles | null} head
 * @property {boolean} headMoves whether the head moves initially
 * @property {Puppet | null} puppet
 */

/** @returns {PageData} */
export function readPageData() {
  const raw = JSON.parse(document.getElementById("data").textContent);
  return {
    fps: raw.fps,
    duration: raw.duration,
    utterances: raw.utterances.map(decodeUtterance),
    tracks: raw.tracks.map((track) => ({
      captions: track.captions,
      phones: track.phones.map(toSpan),
      words: track.words.map(toSpan),
    })),
    face: raw.face && decodeFace(raw.face),
    blinks: raw.blinks,
    head: raw.head && { frames: raw.head.frames, angles: scaledInt16(raw.head.angles) },
    headMoves: raw.head_moves,
    puppet: raw.puppet && decodePuppet(raw.puppet),
  };
}

function decodeUtterance(raw) {
  const curves = {};
  for (const [name, text] of Object.entries(raw.curves)) curves[name] = float32(text);
  return {
    caption: raw.caption,
    frames: raw.frames,
    sensors: raw.sensors,
    offset: float32(raw.offset),
    deviation: scaledInt16(raw.deviation),
    curves,
    outerLip: raw.outer_lip,
    innerLip: raw.inner_lip,
  };
}

/** @returns {FaceMap} */
export function decodeFace(raw) {
  return {
    points: raw.points,
    triangles: Uint32Array.from(raw.triangles),
    outerLip: raw.outer_lip,
    innerLip: raw.inner_lip,
    weights: scaledInt16(raw.weights),
    bias: float32(raw.bias),
    eyes: raw.eyes,
    brows: raw.brows,
  };
}

function decodePuppet({ glb, weights, into_mm: intoMm, head, ...rest }) {
  return { ...rest, glb: bytes(glb), weights: float32(weights), intoMm, head: head && decodeHead(head) };
}

/** @returns {import("./puppet.js").PuppetHead} */
function decodeHead({ turning, gaze }) {
  return {
    turning: turning && { ...turning, rotations: float32(turning.rotations) },
    gaze: Object.fromEntries(Object.entries(gaze).map(([column, text]) => [column, float32(text)])),
  };
}

function toSpan([start, end, label, confidence]) {
  return { start, end, label, confidence };
}

function bytes(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

// Both decoders assume a little-endian machine, as all that run browsers are.
function float32(text) {
  return new Float32Array(bytes(text).buffer);
}

function scaledInt16({ scale, data }) {
  return Float32Array.from(new Int16Array(bytes(data).buffer), (value) => value * scale);
}

/**
 * A curve's value at a time, linear between frames as it is drawn.
 * @param {Float32Array} curve [frames]
 * @param {number} time seconds
 * @param {number} fps
 */
export function valueAt(curve, time, fps) {
  const { before, after, share } = between(time, fps, curve.length);
  return curve[before] * (1 - share) + curve[after] * share;
}

/**
 * Sensors' deviations from their offset at a time.
 * @param {Utterance} utterance
 * @param {number} time seconds
 * @param {number} fps
 * @param {Float32Array} out [3 sensors] mm, filled
 */
export function deviationAt({ deviation, frames }, time, fps, out) {
  splineAt(deviation, frames, time, fps, out);
}

/**
 * The index of the span that contains a time, by bisection; -1 if none does.
 * @param {Span[]} spans in order
 * @param {number} time seconds
 */
export function spanAt(spans, time) {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].start <= time + 1e-6) low = middle + 1;
    else high = middle;
  }
  const place = low - 1;
  if (place < 0) return -1;
  const last = place === spans.length - 1;
  return time < spans[place].end || (last && time <= spans[place].end + 0.05) ? place : -1;
}

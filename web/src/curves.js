// The lip measures over time, one lane each, drawn on a canvas.

import { between } from "../../client/src/interpolation.js";
import { valueAt } from "./data.js";

/** Lanes from top to bottom: the curve's name in the data, and its label on the page. */
export const LANES = [
  { name: "aperture", label: "Aperture" },
  { name: "width", label: "Width" },
  { name: "protrusion", label: "Protrusion" },
];

const AXIS_PIXELS = 18;
// Lanes span at least this many mm, so that noise is not shown as movement.
const LEAST_SPAN_MM = 5;
const STEPS_MM = [1, 2, 5, 10, 20, 50, 100, 200];
const TICK_PIXELS = 12;

/**
 * @typedef {object} Window the visible part of time
 * @property {number} start seconds
 * @property {number} span seconds
 * @property {number} gutter CSS pixels left of the curves
 * @property {number} time seconds
 * @property {string[]} colours CSS variables, one for each utterance
 */

const ranges = new WeakMap();

/** Lowest and highest value in mm of each lane over all utterances. */
function rangesOf(data) {
  if (!ranges.has(data)) {
    ranges.set(
      data,
      LANES.map(({ name }) => {
        let low = name === "aperture" ? 0 : Infinity;
        let high = -Infinity;
        for (const { curves } of data.utterances) {
          for (const value of curves[name]) {
            low = Math.min(low, value);
            high = Math.max(high, value);
          }
        }
        const lack = Math.max(0, LEAST_SPAN_MM - (high - low));
        if (name !== "aperture") low -= lack / 2;
        high = Math.max(high, low + LEAST_SPAN_MM);
        return { low: low - 0.06 * (high - low), high: high + 0.06 * (high - low) };
      }),
    );
  }
  return ranges.get(data);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("./data.js").PageData} data
 * @param {Window} window_
 */
export function drawCurves(canvas, data, window_) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const density = Math.min(window.devicePixelRatio, 2);
  if (canvas.width !== Math.round(width * density)) canvas.width = Math.round(width * density);
  if (canvas.height !== Math.round(height * density)) canvas.height = Math.round(height * density);
  const pen = canvas.getContext("2d");
  const style = getComputedStyle(canvas);
  const colour = (name) => style.getPropertyValue(name);
  pen.setTransform(density, 0, 0, density, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.font = `11px ${style.fontFamily}`;
  const lane = (height - AXIS_PIXELS) / LANES.length;
  const x = (time) =>
    window_.gutter + ((time - window_.start) / window_.span) * (width - window_.gutter);
  LANES.forEach(({ name }, i) => {
    const range = rangesOf(data)[i];
    const top = i * lane + 17;
    const bottom = (i + 1) * lane - 5;
    const y = (value) => bottom - ((value - range.low) / (range.high - range.low)) * (bottom - top);
    drawScale(pen, range, y, { width, gutter: window_.gutter, colour });
    pen.save();
    pen.beginPath();
    pen.rect(window_.gutter, i * lane, width - window_.gutter, lane);
    pen.clip();
    data.utterances.forEach((utterance, u) => {
      pen.strokeStyle = colour(window_.colours[u]);
      drawCurve(pen, utterance.curves[name], data.fps, window_, x, y);
    });
    pen.restore();
  });
  drawTimes(pen, window_, x, height, colour);
}

function drawScale(pen, { low, high }, y, { width, gutter, colour }) {
  const step = tickStep(low, high, (y(low) - y(high)) / TICK_PIXELS);
  pen.fillStyle = colour("--quiet");
  pen.strokeStyle = colour("--line");
  pen.lineWidth = 1;
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  let below = Infinity;
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) {
    const at = Math.round(y(value)) + 0.5;
    pen.beginPath();
    pen.moveTo(gutter, at);
    pen.lineTo(width, at);
    pen.stroke();
    // In low lanes the lines are closer than their numbers can be.
    if (below - at < TICK_PIXELS - 1) continue;
    pen.fillText(String(value).replace("-", "−"), gutter - 7, at);
    below = at;
  }
}

/** The finest step in mm with at most `most` ticks, or the next finer one if that has only one. */
function tickStep(low, high, most) {
  const ticks = (step) => Math.floor(high / step) - Math.ceil(low / step) + 1;
  const place = STEPS_MM.findIndex((step) => (high - low) / step <= most);
  const step = STEPS_MM[place] ?? STEPS_MM.at(-1);
  return ticks(step) < 2 && place > 0 ? STEPS_MM[place - 1] : step;
}

function drawCurve(pen, curve, fps, { start, span, time }, x, y) {
  const first = between(start, fps, curve.length).before;
  const last = Math.min(curve.length - 1, Math.ceil((start + span) * fps));
  pen.lineWidth = 1.8;
  pen.lineJoin = "round";
  pen.beginPath();
  for (let i = first; i <= last; i++) pen.lineTo(x(i / fps), y(curve[i]));
  pen.stroke();
  pen.fillStyle = pen.strokeStyle;
  pen.beginPath();
  pen.arc(x(Math.min(time, (curve.length - 1) / fps)), y(valueAt(curve, time, fps)), 3.5, 0, 7);
  pen.fill();
}

function drawTimes(pen, { start, span }, x, height, colour) {
  pen.fillStyle = colour("--quiet");
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  const step = span > 6 ? 1 : 0.5;
  for (let time = Math.ceil(start / step) * step; time <= start + span - 0.1; time += step) {
    pen.fillText(`${time.toFixed(step < 1 ? 1 : 0)} s`, Math.max(x(time), 44), height - 4);
  }
}

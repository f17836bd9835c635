// How the error falls while a voice is made.

import { svg } from "./dom.js";
import { number, t } from "./language.js";

const WIDTH = 480;
const HEIGHT = 200;
const LEFT = 44;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 26;
const KINDS = ["train", "validation"];

/**
 * @param {HTMLElement} place
 * @param {{x: number, train: number | null, validation: number | null}[]} points
 * @param {number} last the last x that is expected
 */
export function drawCurve(place, points, last) {
  const shown = JSON.stringify([points.length, points.at(-1), last, t("curve.label")]);
  if (place.dataset.shown === shown) return;
  place.dataset.shown = shown;
  if (points.length < 1) return place.replaceChildren();
  const scale = scaleOf(points, last);
  const drawing = svg("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: "img",
    "aria-label": described(points),
  });
  drawing.append(...grid(scale), ...KINDS.flatMap((kind) => line(points, kind, scale)), ...names(points));
  place.replaceChildren(drawing);
}

function valuesOf(points) {
  return points.flatMap((point) => KINDS.map((kind) => point[kind]).filter((value) => value > 0));
}

/** Logarithmic, as the first losses are many times the last. */
function scaleOf(points, last) {
  const values = valuesOf(points);
  const low = Math.log(Math.min(...values) / 1.15);
  const high = Math.log(Math.max(...values) * 1.15);
  const first = points[0].x;
  const end = Math.max(last, points.at(-1).x, first + 1);
  return {
    low,
    high,
    first,
    end,
    x: (x) => LEFT + ((x - first) / (end - first)) * (WIDTH - LEFT - RIGHT),
    y: (value) => TOP + ((high - Math.log(value)) / (high - low)) * (HEIGHT - TOP - BOTTOM),
  };
}

function grid({ low, high, first, end, x, y }) {
  const middle = Math.exp((low + high) / 2);
  const lines = [Math.exp(low) * 1.1, middle, Math.exp(high) / 1.1].flatMap((value) => [
    svg("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) }),
    svg(
      "text",
      { class: "tick", x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" },
      number(value, value < 10 ? 2 : 0),
    ),
  ]);
  const ends = [first, end].map((value, i) =>
    svg(
      "text",
      { class: "tick", x: x(value), y: HEIGHT - 8, "text-anchor": i ? "end" : "start" },
      number(value),
    ),
  );
  return [...lines, ...ends];
}

function line(points, kind, { x, y }) {
  const known = points.filter((point) => point[kind] > 0);
  if (!known.length) return [];
  const path = known
    .map((point, i) => `${i ? "L" : "M"}${x(point.x).toFixed(1)} ${y(point[kind]).toFixed(1)}`)
    .join("");
  const end = known.at(-1);
  return [
    svg("path", { class: `line ${kind}`, d: path }),
    svg("circle", { class: `end ${kind}`, cx: x(end.x), cy: y(end[kind]), r: 3.5 }),
  ];
}

function names(points) {
  const shown = KINDS.filter((kind) => points.some((point) => point[kind] > 0));
  return shown.map((kind, i) =>
    svg(
      "text",
      { class: `name ${kind}`, x: WIDTH - RIGHT, y: TOP + 12 + 16 * i, "text-anchor": "end" },
      t(`curve.${kind}.name`),
    ),
  );
}

function described(points) {
  const kind = points.at(-1).validation > 0 ? "validation" : "train";
  const known = points.filter((point) => point[kind] > 0);
  const [from, to] = [known[0], known.at(-1)].map((point) => number(point?.[kind] ?? 0, 2));
  return t("curve.label", { from, to });
}

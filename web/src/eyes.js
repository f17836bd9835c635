// Eyes: their lids, which blink at invented times, and the invented eyeballs between them.

import { facing } from "./mouth.js";
import { smooth, strips } from "./skirt.js";

// There is one blink in each span of this many seconds: the lids fall, stay shut and rise.
const EVERY_S = 3.7;
const FALL_S = 0.085;
const SHUT_S = 0.035;
const RISE_S = 0.16;
// Share of the gap that the upper lid closes, and of its movement that the skin above follows.
const UPPER_SHARE = 0.9;
const ALONG = 0.4;
// The ball of a closing eye moves back, because skin between few points is flatter than a lid.
const GIVE_WAY_MM = 3;
const BEHIND_LIDS_MM = 0.5;
// Rings behind the lids' edges: mm back, mm outward from the eye's middle, and darkness.
const EDGE = [
  { back: 0.5, out: -0.15, dark: 0.3 },
  { back: 2.5, out: 0.6, dark: 0.5 },
];

/**
 * How far the lids are closed at a time, 0 to 1: a blink every few seconds, the same on every page.
 * @param {number} time seconds
 */
export function blinkAt(time) {
  const span = Math.floor(time / EVERY_S);
  const chance = Math.abs(Math.sin(span * 12.9898 + 4.1) * 43758.5453) % 1;
  const since = time - (span + 0.2 + 0.55 * chance) * EVERY_S;
  if (since < 0) return 0;
  if (since < FALL_S + SHUT_S) return smooth(0, FALL_S, since);
  return 1 - smooth(0, RISE_S, since - FALL_S - SHUT_S);
}

/** One eye of a face's mesh. */
export class Eye {
  /**
   * @param {{lids: number[], iris: number[]}} points of the coarse mesh: the ring of the lids'
   *   edges; the middle of the iris and points around it
   * @param {Float32Array} rest [points, 3] mm
   * @param {Set<number>[]} near neighbours of each point
   */
  constructor({ lids, iris }, rest, near) {
    this.lids = lids;
    this.faced = facing(lids, rest);
    this.ball = ballOf(lids, iris, rest);
    /** Corners of the eye, which subdivision keeps sharp. */
    this.corners = lids.filter((_, i) => this.faced[i].side === 0);
    const ring = new Set(lids);
    // The skin above the upper lid: neighbours that are not lids, with the lid that they follow.
    this.along = new Map();
    lids.forEach((vertex, i) => {
      if (this.faced[i].side !== 1) return;
      for (const other of near[vertex]) {
        if (!ring.has(other) && rest[3 * other + 1] > rest[3 * vertex + 1]) this.along.set(other, i);
      }
    });
  }

  /**
   * Close the lids.
   * @param {Float32Array} points [points, 3] mm, changed in place
   * @param {number} share 0 unchanged, 1 closed
   */
  close(points, share) {
    if (share <= 0) return;
    const moves = this.lids.map((vertex, i) => this.#move(points, vertex, i, share));
    for (const [vertex, i] of this.along) this.#shift(points, vertex, moves[i].map((d) => d * ALONG));
    this.lids.forEach((vertex, i) => this.#shift(points, vertex, moves[i]));
  }

  #move(points, vertex, i, share) {
    const { side, partners, mix } = this.faced[i];
    if (side === 0) return [0, 0, 0];
    const part = share * (side > 0 ? UPPER_SHARE : 1 - UPPER_SHARE);
    const [a, b] = partners.map((place) => this.lids[place]);
    return [0, 1, 2].map((k) => {
      const other = points[3 * a + k] * (1 - mix) + points[3 * b + k] * mix;
      // On its way the lid moves around the ball.
      const round = k === 2 && side > 0 ? 1.6 * Math.sin(Math.PI * part) : 0;
      return part * (other - points[3 * vertex + k]) + round;
    });
  }

  #shift(points, vertex, move) {
    for (let k = 0; k < 3; k++) points[3 * vertex + k] += move[k];
  }

  /** How far the ball moves back, mm, when this share of the gap is closed. */
  recession(share) {
    return GIVE_WAY_MM * share;
  }
}

/** The thickness of an eye's lids: rings of new vertices behind the border of a fine mesh. */
export class LidEdge {
  /**
   * @param {number[]} loop the eye's border loop
   * @param {number} first index of the first new vertex
   */
  constructor(loop, first) {
    this.loop = loop;
    this.first = first;
    /** Number of new vertices. */
    this.count = EDGE.length * loop.length;
    /** [triangles, 3] */
    this.triangles = strips(loop, first, EDGE.length);
    /** For each new vertex: lip, darkness, opacity, hollowness. */
    this.look = EDGE.flatMap(({ dark }) => loop.map(() => [0, dark, 1, 0]));
  }

  /** @param {Float32Array} points [vertices, 3] mm: reads the loop, writes the new vertices */
  place(points) {
    const n = this.loop.length;
    const centre = [0, 1].map((k) => this.loop.reduce((sum, v) => sum + points[3 * v + k], 0) / n);
    EDGE.forEach(({ back, out }, ring) => {
      this.loop.forEach((vertex, i) => {
        const to = 3 * (this.first + ring * n + i);
        const away = [0, 1].map((k) => points[3 * vertex + k] - centre[k]);
        const scale = out / (Math.hypot(...away) || 1);
        points[to] = points[3 * vertex] + away[0] * scale;
        points[to + 1] = points[3 * vertex + 1] + away[1] * scale;
        points[to + 2] = points[3 * vertex + 2] - back;
      });
    });
  }
}

/**
 * @typedef {object} Ball the visible part of an eyeball: a dome behind the lids
 * @property {number[]} middle x and y of the lids' middle, mm
 * @property {number[]} iris x and y of the iris' middle, mm
 * @property {number} irisRadius mm
 * @property {number[]} half half the eye's width and height, mm
 * @property {number[][]} lids x, y of the lids' edges and which lid, 1 the upper
 * @property {(x: number, y: number) => number} z of the dome, mm
 */

/** The dome that lies closest behind an eye's lids. @returns {Ball} */
function ballOf(lids, iris, rest) {
  const edge = lids.map((vertex) => Array.from(rest.subarray(3 * vertex, 3 * vertex + 3)));
  const spread = (k) => {
    const values = edge.map((point) => point[k]);
    return [(Math.max(...values) + Math.min(...values)) / 2, (Math.max(...values) - Math.min(...values)) / 2];
  };
  const [[cx, halfWidth], [cy, halfHeight]] = [spread(0), spread(1)];
  const terms = (x, y) => {
    const [u, v] = [(x - cx) / halfWidth, (y - cy) / halfWidth];
    return [1, u, v, 1 - u * u - v * v];
  };
  const fit = leastSquares(edge.map(([x, y]) => terms(x, y)), edge.map((point) => point[2]));
  const dome = (x, y) => terms(x, y).reduce((sum, term, i) => sum + term * fit[i], 0);
  const back = Math.min(...edge.map(([x, y, z]) => z - dome(x, y))) - BEHIND_LIDS_MM;
  const [middle, ...around] = iris.map((vertex) => [rest[3 * vertex], rest[3 * vertex + 1]]);
  const radii = around.map(([x, y]) => Math.hypot(x - middle[0], y - middle[1]));
  const faced = facing(lids, rest);
  return {
    middle: [cx, cy],
    iris: middle,
    irisRadius: radii.reduce((sum, radius) => sum + radius, 0) / radii.length,
    half: [halfWidth, halfHeight],
    lids: edge.map(([x, y], i) => [x, y, faced[i].side]),
    z: (x, y) => dome(x, y) + back,
  };
}

/** The least-squares weights of terms, by the normal equations. */
function leastSquares(rows, values) {
  const n = rows[0].length;
  const system = [...Array(n).keys()].map((i) => [
    ...[...Array(n).keys()].map((j) => rows.reduce((sum, row) => sum + row[i] * row[j], 0)),
    rows.reduce((sum, row, r) => sum + row[i] * values[r], 0),
  ]);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const share = system[j][i] / system[i][i];
      for (let k = i; k <= n; k++) system[j][k] -= share * system[i][k];
    }
  }
  return system.map((row, i) => row[n] / row[i]);
}

// The lips as drawn. A tracker sees little of their depth: how the lower lip curves, how far lips
// come forward and how full they get when the mouth narrows, and how the lower one goes under the
// teeth. These are invented from what was recorded, the width of the mouth and the phone.

import { facing } from "./mouth.js";
import { smooth } from "./skirt.js";

// How far the skin around the lips follows them.
const REACH_MM = 15;
// How far lips are in front of where a tracker places them: their inner edges, and the lower lip's
// middle.
const INNER_MM = 1.8;
const LOWER_BULGE_MM = 2.2;
// A mouth that is narrower by a share p pushes its lips forward by this times p / (1 - p): their
// volume stays, so what they lose in width they gain in depth and height.
const FORWARD_MM = 26;
const BULGE_MM = 6;
const HIGHER_MM = 7;
const LARGEST_SHARE = 0.3;
// Lips that are this high in mm are full: they get no higher than they usually are.
const FULL_MM = 10.5;
// Rounded lips leave a round opening and meet at its sides: its half width, as a share of the inner
// edges' length, and the share by which a mouth has to be narrower.
const OPENING = 0.19;
const ROUND_SHARE = 0.06;
// How far the lower lip's inner edge goes back and up to the teeth in /f v/.
const TUCK_BACK_MM = 4.2;
const TUCK_UP_MM = 0.5;
// What is left between the lips there, so that the teeth are seen.
const TEETH_SEEN_MM = 3;

/** The points of a mesh on the lips and near them. */
export class Lips {
  /**
   * @param {{innerLip: number[], outerLip: number[]}} rings points of the lips' edges
   * @param {Float32Array} closed [points, 3] mm, the face whose lips are closest
   * @param {Float32Array} usual [points, 3] mm, a face between those with narrow and wide lips
   * @param {Set<number>} vermilion points between the rings, and those of the inner one
   */
  constructor({ innerLip, outerLip }, closed, usual, vermilion) {
    this.ring = innerLip;
    const faced = { inner: facing(innerLip, closed), outer: facing(outerLip, closed) };
    this.faced = faced.inner;
    // Lips that are closed next to a rounded vowel are narrow.
    this.width = Math.max(widthOf(innerLip, closed), widthOf(innerLip, usual));
    const onLips = new Set([...vermilion, ...outerLip]);
    this.heights = [1, -1].map((side) => {
      const inner = middleOf(innerLip, faced.inner, side);
      const middle = { side, inner, outer: middleOf(outerLip, faced.outer, side) };
      return { ...middle, usual: Math.max(heightOf(middle, closed), heightOf(middle, usual)) };
    });
    this.members = [];
    for (let point = 0; point < closed.length / 3; point++) {
      const own = innerLip.indexOf(point);
      const inner = nearest(closed, point, innerLip);
      const outer = nearest(closed, point, outerLip);
      const away = onLips.has(point) ? 0 : outer.distance;
      if (away >= REACH_MM) continue;
      // Closed lips have their inner edges in one place, so the outer edge tells which lip it is.
      const { side, share } = own < 0 ? faced.outer[outer.place] : faced.inner[own];
      const arch = Math.sin(Math.PI * share);
      // 0 at the inner edge of the lips, 1 at the outer one.
      const out = onLips.has(point) ? inner.distance / (inner.distance + outer.distance || 1) : 1;
      const follows = (1 - smooth(0, REACH_MM, away)) * (0.25 + 0.75 * arch);
      const shape = onLips.has(point) ? arch ** 0.5 : 0;
      const bulge = shape * Math.sin(Math.PI * out);
      const rounder = shape * INNER_MM * (1 - out) ** 2 + (side < 0 ? LOWER_BULGE_MM * bulge : 0);
      const edge = inner.place;
      this.members.push({ point, side, out, arch, follows, bulge, rounder, away, edge });
    }
  }

  /**
   * @param {Float32Array} points [points, 3] mm, changed in place
   * @param {import("./mouthing.js").Mouthing} mouthing
   */
  shape(points, { tuck, round }) {
    const share = Math.max(0, Math.min(LARGEST_SHARE, 1 - widthOf(this.ring, points) / this.width));
    const fuller = share / (1 - share);
    // Trackers see some of it already, or more than there is.
    const [upper, lower] = this.heights.map((lip) => {
      const most = Math.max(lip.usual, Math.min(FULL_MM, lip.usual + HIGHER_MM * fuller));
      return Math.min(HIGHER_MM * fuller, most - heightOf(lip, points));
    });
    const [above, below] = this.heights.map(({ inner }) => points[3 * inner + 1]);
    const up = Math.min(TUCK_UP_MM, above - below - TEETH_SEEN_MM);
    const sealed = this.#sealed(points, round * smooth(0, ROUND_SHARE, share));
    for (const { point, side, out, arch, follows, bulge, rounder, away, edge } of this.members) {
      points[3 * point + 1] -= sealed[edge] * (1 - out);
      points[3 * point + 2] += rounder + fuller * (FORWARD_MM * follows + BULGE_MM * bulge);
      const higher = side * (side > 0 ? upper : lower);
      points[3 * point + 1] += higher * out * arch * (1 - smooth(0, REACH_MM, away));
      if (side < 0 && away === 0 && tuck > 0) {
        points[3 * point + 2] -= tuck * TUCK_BACK_MM * (1 - out) * arch;
        points[3 * point + 1] += tuck * up * (1 - out) * arch;
      }
    }
  }

  /** How far each point of the inner edges goes down to meet the other lip, mm. */
  #sealed(points, round) {
    const height = (vertex) => points[3 * vertex + 1];
    return this.faced.map(({ share, side, partners, mix }, i) => {
      if (side === 0 || round === 0) return 0;
      const [first, second] = partners.map((partner) => height(this.ring[partner]));
      const gap = height(this.ring[i]) - (first + mix * (second - first));
      const open = Math.exp(-(((share - 0.5) / OPENING) ** 4));
      return (round * (1 - open) * gap) / 2;
    });
  }
}

/** The distance of a ring's ends, mm. */
function widthOf(ring, points) {
  const xs = ring.map((vertex) => points[3 * vertex]);
  return Math.max(...xs) - Math.min(...xs);
}

/** The point of a ring in the middle of a lip. */
function middleOf(ring, faced, side) {
  const away = faced.map((each) => (each.side === side ? Math.abs(each.share - 0.5) : Infinity));
  return ring[away.indexOf(Math.min(...away))];
}

/** How high a lip is in its middle, mm. */
function heightOf({ side, inner, outer }, points) {
  return side * (points[3 * outer + 1] - points[3 * inner + 1]);
}

function nearest(points, point, ring) {
  let distance = Infinity;
  let place = 0;
  ring.forEach((vertex, i) => {
    const d = Math.hypot(...[0, 1, 2].map((k) => points[3 * vertex + k] - points[3 * point + k]));
    if (d < distance) [distance, place] = [d, i];
  });
  return { distance, place };
}

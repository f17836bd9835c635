// The mouth: lips that touch without crossing, their inner sides, and the dark inside.

// Trackers mark the visible edge of the lips, so lips that touch are recorded some tenths of a mm
// apart, and noise makes them cross. Gaps up to this size in mm are drawn as contact.
const CONTACT_MM = 0.6;
const CONTACT_SOFTNESS_MM = 0.6;

// Rings behind the inner edge of the lips: mm towards the other lip, mm back, how far the ring is
// contracted to the middle, and how dark it is. The first rings are the thickness of the lips:
// they bulge, so that closed lips leave no gap.
const PROFILE = [
  { toward: 0.3, back: 0.35, draw: 0, dark: 0.04 },
  { toward: 0.65, back: 1.1, draw: 0, dark: 0.16 },
  { toward: 0.8, back: 2.2, draw: 0, dark: 0.4 },
  { toward: 0.5, back: 3.6, draw: 0.01, dark: 0.68 },
  { toward: -0.9, back: 5.6, draw: 0.03, dark: 0.86 },
  { toward: -3.5, back: 9, draw: 0.1, dark: 0.96 },
  { toward: -5, back: 15, draw: 0.25, dark: 1 },
];
const CAP_BACK_MM = 19;

/**
 * @typedef {object} Facing where a vertex of a ring is between the corners, and what it faces
 * @property {number} share 0 at the right corner, 1 at the left one
 * @property {number} side 1 on the upper lip, -1 on the lower, 0 at a corner
 * @property {[number, number]} partners indices in the ring, on both sides of the facing point
 * @property {number} mix weight of the second partner
 */

/**
 * Where each vertex of a closed ring around the mouth is.
 * @param {number[]} ring vertices in order
 * @param {Float32Array} points [vertices, 3] mm, the face at rest
 * @returns {Facing[]} in the ring's order
 */
export function facing(ring, points) {
  const x = ring.map((vertex) => points[3 * vertex]);
  const right = x.indexOf(Math.min(...x));
  const left = x.indexOf(Math.max(...x));
  const n = ring.length;
  const ahead = (left - right + n) % n;
  const meanY = (from, count) => {
    let sum = 0;
    for (let k = 1; k < count; k++) sum += points[3 * ring[(from + k) % n] + 1];
    return sum / Math.max(count - 1, 1);
  };
  const firstSide = meanY(right, ahead) > meanY(left, n - ahead) ? 1 : -1;
  return ring.map((_, i) => {
    const step = (i - right + n) % n;
    const first = step <= ahead;
    const share = first ? step / ahead : 1 - (step - ahead) / (n - ahead);
    // The second half runs from the left corner back to the right one.
    const place = first ? ahead + (1 - share) * (n - ahead) : share * ahead;
    const base = Math.floor(place);
    return {
      share,
      side: step === 0 || step === ahead ? 0 : first ? firstSide : -firstSide,
      partners: [(right + base) % n, (right + base + 1) % n],
      mix: place - base,
    };
  });
}

/**
 * Bring the inner edges of the lips together where they touch, and apart where they cross.
 * @param {number[]} ring
 * @param {Facing[]} faced
 * @param {Float32Array} points [vertices, 3] mm, changed in place
 */
export function touch(ring, faced, points) {
  const moves = faced.map(({ side, partners, mix }, i) => {
    if (side === 0) return 0;
    const other = at(points, ring, partners, mix, 1);
    const gap = side * (points[3 * ring[i] + 1] - other);
    const x = gap - CONTACT_MM;
    const drawn = (x + Math.hypot(x, CONTACT_SOFTNESS_MM)) / 2;
    return (side * (drawn - gap)) / 2;
  });
  ring.forEach((vertex, i) => (points[3 * vertex + 1] += moves[i]));
}

function at(points, ring, [a, b], mix, axis) {
  return points[3 * ring[a] + axis] * (1 - mix) + points[3 * ring[b] + axis] * mix;
}

/** The inside of the mouth: rings of new vertices behind a loop, and a cap. */
export class Mouth {
  /**
   * @param {number[]} loop the border loop of the mouth
   * @param {Facing[]} faced
   * @param {number} first index of the first new vertex
   */
  constructor(loop, faced, first) {
    this.loop = loop;
    this.faced = faced;
    this.first = first;
    /** Number of new vertices. */
    this.count = PROFILE.length * loop.length + 1;
    /** [triangles, 3], facing the front. */
    this.triangles = this.#triangles();
    /** For each new vertex: lip, darkness, opacity, hollowness. */
    this.look = PROFILE.flatMap(({ dark }) => loop.map(() => [1, dark, 1, 0])).concat([[1, 1, 1, 0]]);
    // Full bulge in the middle, none in the corners.
    this.bulge = faced.map(({ share, side }) => side * Math.sin(Math.PI * share) ** 0.6);
  }

  #triangles() {
    const n = this.loop.length;
    const rings = [this.loop, ...PROFILE.map((_, k) => this.loop.map((_, i) => this.#place(k, i)))];
    const triangles = [];
    for (let k = 0; k < PROFILE.length; k++) {
      for (let i = 0; i < n; i++) {
        const j = (i + 1) % n;
        const [a, b, c, d] = [rings[k][i], rings[k][j], rings[k + 1][i], rings[k + 1][j]];
        triangles.push(b, a, c, b, c, d);
      }
    }
    const cap = this.first + this.count - 1;
    const last = rings[PROFILE.length];
    for (let i = 0; i < n; i++) triangles.push(last[(i + 1) % n], last[i], cap);
    return triangles;
  }

  #place(ring, i) {
    return this.first + ring * this.loop.length + i;
  }

  /**
   * @param {Float32Array} points [vertices, 3] mm: reads the loop, writes the new vertices
   * @param {number} tuck how far the lower lip is at the upper teeth, 0 to 1: lips that do not touch
   *   each other are not pressed flat
   */
  place(points, tuck) {
    const n = this.loop.length;
    const pressed = 1 - 0.8 * tuck;
    const centre = [0, 0, 0];
    for (const vertex of this.loop) {
      for (let k = 0; k < 3; k++) centre[k] += points[3 * vertex + k] / n;
    }
    PROFILE.forEach(({ toward, back, draw }, ring) => {
      for (let i = 0; i < n; i++) {
        const from = 3 * this.loop[i];
        const to = 3 * this.#place(ring, i);
        points[to] = points[from] + (centre[0] - points[from]) * draw;
        points[to + 1] = points[from + 1] - this.bulge[i] * toward * (toward > 0 ? pressed : 1);
        points[to + 2] = points[from + 2] + (centre[2] - points[from + 2]) * draw - back;
      }
    });
    const cap = 3 * (this.first + this.count - 1);
    points[cap] = centre[0];
    points[cap + 1] = centre[1];
    points[cap + 2] = centre[2] - CAP_BACK_MM;
  }
}

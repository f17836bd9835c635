// The skirt of a whole face, beyond its outermost tracked points: it goes on as the face does there,
// turns back and fades.

const RINGS = 12;
const BACK_MM = 40;
// The forehead extends upwards, jaw and temples slightly inwards.
const UP_MM = 24;
const IN_MM = 9;
const NARROWER = 0.35;
// How far below its border the face goes on before it has turned back.
const ON_MM = 34;
const SMOOTHING_PASSES = 12;

/** Rings of new vertices behind the outline of a mesh. */
export class Skirt {
  /**
   * @param {number[]} loop the mesh's outer border loop
   * @param {Float32Array} rest [vertices, 3] mm, the face at rest
   * @param {number} first index of the first new vertex
   * @param {Set<number>[]} near neighbours of each vertex of the mesh
   */
  constructor(loop, rest, first, near) {
    this.loop = loop;
    this.first = first;
    /** Number of new vertices. */
    this.count = RINGS * loop.length;
    /** [triangles, 3] */
    this.triangles = strips(loop, first, RINGS);
    /** For each new vertex: lip, darkness, opacity, hollowness. */
    this.look = [...Array(RINGS).keys()].flatMap((ring) => {
      const opacity = 1 - smooth(0.1, 1, (ring + 1) / RINGS);
      return loop.map(() => [0, 0, opacity, 0]);
    });
    this.outward = outwardOf(loop, rest);
    this.onward = onwardOf(loop, rest, near);
  }

  /** @param {Float32Array} points [vertices, 3] mm: reads the loop, writes the new vertices */
  place(points) {
    const n = this.loop.length;
    for (let ring = 0; ring < RINGS; ring++) {
      const t = (ring + 1) / RINGS;
      for (let i = 0; i < n; i++) {
        const from = 3 * this.loop[i];
        const to = 3 * (this.first + ring * n + i);
        const { x, y, up, across } = this.outward[i];
        const lower = 1 - up;
        // Hermite's polynomials: from the border in its direction, to the back.
        const turned = t * t * (3 - 2 * t);
        const onward = lower * ON_MM * t * (1 - t) ** 2;
        const [onX, onY, onZ] = this.onward[i];
        const rise = up * UP_MM * Math.sin((t * Math.PI) / 2);
        const inward = lower * IN_MM * turned;
        points[to] = points[from] - x * inward - up * NARROWER * across * t * t + onX * onward;
        points[to + 1] = points[from + 1] - y * inward + rise + onY * onward;
        points[to + 2] = points[from + 2] - BACK_MM * (up * t * t + lower * turned) + onZ * onward;
      }
    }
  }
}

/** For each vertex of a loop, the direction out of the face, seen from the front, and how far it is up. */
function outwardOf(loop, rest) {
  const mean = (k) => loop.reduce((sum, v) => sum + rest[3 * v + k], 0) / loop.length;
  const [cx, cy] = [mean(0), mean(1)];
  return loop.map((vertex) => {
    const [dx, dy] = [rest[3 * vertex] - cx, rest[3 * vertex + 1] - cy];
    const length = Math.hypot(dx, dy) || 1;
    return { x: dx / length, y: dy / length, up: smooth(0.35, 0.9, dy / length), across: dx };
  });
}

/** For each vertex of a loop, the direction in which the face goes on there, smooth along the loop. */
function onwardOf(loop, rest, near) {
  const ring = new Set(loop);
  const own = loop.map((vertex) => {
    const inner = [...near[vertex]].filter((other) => !ring.has(other));
    const away = [0, 1, 2].map((k) =>
      inner.reduce((sum, other) => sum + rest[3 * vertex + k] - rest[3 * other + k], 0),
    );
    const length = Math.hypot(...away) || 1;
    return away.map((value) => value / length);
  });
  const n = loop.length;
  let smoothed = own;
  for (let pass = 0; pass < SMOOTHING_PASSES; pass++) {
    const last = smoothed;
    smoothed = last.map((direction, i) =>
      direction.map((value, k) => (last[(i + n - 1) % n][k] + 2 * value + last[(i + 1) % n][k]) / 4),
    );
  }
  return smoothed;
}

/**
 * Triangles between a border loop and rings of new vertices, oriented like the mesh.
 * @param {number[]} loop
 * @param {number} first index of the first new vertex
 * @param {number} rings
 * @returns {number[]} [triangles, 3]
 */
export function strips(loop, first, rings) {
  const n = loop.length;
  const at = (ring, i) => (ring < 0 ? loop[i % n] : first + ring * n + (i % n));
  const triangles = [];
  for (let ring = 0; ring < rings; ring++) {
    for (let i = 0; i < n; i++) {
      const [a, b, c, d] = [at(ring - 1, i), at(ring - 1, i + 1), at(ring, i), at(ring, i + 1)];
      triangles.push(b, a, c, b, c, d);
    }
  }
  return triangles;
}

/** 0 below low, 1 above high, smooth between. */
export function smooth(low, high, value) {
  const t = Math.max(0, Math.min(1, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

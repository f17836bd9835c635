// Triangles as a graph: repair, edges, neighbours and regions; distances between points.

/**
 * @typedef {Map<string, number[]>} EdgeMap edge key to the indices of the triangles on it
 */

/** @param {number} a @param {number} b */
export function edgeKey(a, b) {
  return a < b ? `${a},${b}` : `${b},${a}`;
}

/**
 * @param {ArrayLike<number>} triangles [triangles, 3]
 * @returns {EdgeMap}
 */
export function edgesOf(triangles) {
  const edges = new Map();
  for (let t = 0; t < triangles.length / 3; t++) {
    for (let k = 0; k < 3; k++) {
      const key = edgeKey(triangles[3 * t + k], triangles[3 * t + ((k + 1) % 3)]);
      if (edges.has(key)) edges.get(key).push(t);
      else edges.set(key, [t]);
    }
  }
  return edges;
}

/**
 * The triangles as a surface: no edge belongs to more than two, and all face the same way. Face
 * meshes made of a graph's 3-cycles contain a few cycles around smaller triangles.
 * @param {ArrayLike<number>} triangles [triangles, 3]
 * @param {Float32Array} points [points, 3]
 * @returns {number[]} [triangles, 3]
 */
export function manifold(triangles, points) {
  const kept = Array.from(triangles);
  for (;;) {
    const crowded = [...edgesOf(kept).values()].filter((sharing) => sharing.length > 2).flat();
    if (!crowded.length) return facingOneWay(kept);
    // The triangle on the most crowded edges is removed; of equals, the larger.
    const counts = new Map();
    crowded.forEach((t) => counts.set(t, (counts.get(t) ?? 0) + 1));
    const [worst] = [...counts].reduce((a, b) =>
      b[1] > a[1] || (b[1] === a[1] && area(kept, b[0], points) > area(kept, a[0], points)) ? b : a,
    );
    kept.splice(3 * worst, 3);
  }
}

/** Flip the triangles that face against most of their connected surface. */
function facingOneWay(triangles) {
  const edges = edgesOf(triangles);
  const turned = new Array(triangles.length / 3).fill(null);
  const sides = (t) => [0, 1, 2].map((k) => [triangles[3 * t + k], triangles[3 * t + ((k + 1) % 3)]]);
  for (let first = 0; first < turned.length; first++) {
    if (turned[first] !== null) continue;
    turned[first] = false;
    const part = [first];
    for (const t of part) {
      for (const [a, b] of sides(t)) {
        for (const other of edges.get(edgeKey(a, b))) {
          if (turned[other] !== null) continue;
          const same = sides(other).some(([c, d]) => c === a && d === b);
          turned[other] = same !== turned[t];
          part.push(other);
        }
      }
    }
    const minority = part.filter((t) => turned[t]).length * 2 <= part.length;
    for (const t of part) {
      if (turned[t] !== minority) continue;
      [triangles[3 * t + 1], triangles[3 * t + 2]] = [triangles[3 * t + 2], triangles[3 * t + 1]];
    }
  }
  return triangles;
}

function area(triangles, t, points) {
  const [a, b, c] = [0, 1, 2].map((k) => 3 * triangles[3 * t + k]);
  const u = [0, 1, 2].map((k) => points[b + k] - points[a + k]);
  const v = [0, 1, 2].map((k) => points[c + k] - points[a + k]);
  return Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]);
}

/**
 * Neighbours of each vertex.
 * @param {ArrayLike<number>} triangles [triangles, 3]
 * @param {number} count vertices
 * @returns {Set<number>[]}
 */
export function neighbours(triangles, count) {
  const near = Array.from({ length: count }, () => new Set());
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i], triangles[i + 1], triangles[i + 2]];
    near[a].add(b).add(c);
    near[b].add(a).add(c);
    near[c].add(a).add(b);
  }
  return near;
}

/**
 * Vertices that can be reached from a start without crossing a ring; the ring is excluded.
 * @param {Set<number>[]} near
 * @param {Iterable<number>} start
 * @param {Set<number>} ring
 */
export function flood(near, start, ring) {
  const reached = new Set(start);
  const waiting = [...reached];
  while (waiting.length) {
    for (const next of near[waiting.pop()]) {
      if (!ring.has(next) && !reached.has(next)) {
        reached.add(next);
        waiting.push(next);
      }
    }
  }
  return reached;
}

/**
 * Straight-line distance of each point from the nearest target, mm.
 * @param {Float32Array} points [points, 3] mm
 * @param {Iterable<number>} targets indices of points
 * @returns {Float32Array} [points]
 */
export function distanceTo(points, targets) {
  const list = [...targets];
  const result = new Float32Array(points.length / 3);
  for (let i = 0; i < result.length; i++) {
    let best = Infinity;
    for (const j of list) {
      const d = Math.hypot(
        points[3 * i] - points[3 * j],
        points[3 * i + 1] - points[3 * j + 1],
        points[3 * i + 2] - points[3 * j + 2],
      );
      if (d < best) best = d;
    }
    result[i] = best;
  }
  return result;
}

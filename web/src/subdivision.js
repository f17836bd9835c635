// Loop subdivision (Loop 1987), computed once as sparse weights, so that a frame is one product.

import { edgeKey, edgesOf, neighbours } from "./topology.js";

/**
 * @typedef {object} Subdivision a finer mesh whose vertices are weighted sums of coarse ones
 * @property {number} count fine vertices
 * @property {number[]} triangles [fine triangles, 3]
 * @property {Uint32Array} starts [count + 1] index of each fine vertex' first term
 * @property {Uint32Array} places [terms] coarse vertices
 * @property {Float32Array} weights [terms]
 */

/**
 * @param {number[]} triangles [triangles, 3]
 * @param {number} count coarse vertices
 * @param {number} levels each splits a triangle into four
 * @param {Set<number>} corners border vertices that keep their positions
 * @returns {Subdivision}
 */
export function subdivide(triangles, count, levels, corners) {
  /** @type {Map<number, number>[]} each vertex as a sum over coarse vertices */
  let rows = Array.from({ length: count }, (_, vertex) => new Map([[vertex, 1]]));
  let mesh = triangles;
  for (let level = 0; level < levels; level++) ({ rows, mesh } = refine(rows, mesh, corners));
  return pack(rows, mesh);
}

function refine(rows, mesh, corners) {
  const edges = edgesOf(mesh);
  const fine = movedVertices(rows, mesh, edges, corners);
  const middles = new Map();
  for (const [key, sharing] of edges) {
    const [a, b] = key.split(",").map(Number);
    middles.set(key, fine.length);
    if (sharing.length === 2) {
      const [c, d] = sharing.map((t) => opposite(mesh, t, a, b));
      fine.push(blend(rows, [[a, 3 / 8], [b, 3 / 8], [c, 1 / 8], [d, 1 / 8]]));
    } else {
      fine.push(blend(rows, [[a, 1 / 2], [b, 1 / 2]]));
    }
  }
  const finer = [];
  for (let i = 0; i < mesh.length; i += 3) {
    const [a, b, c] = [mesh[i], mesh[i + 1], mesh[i + 2]];
    const [ab, bc, ca] = [edgeKey(a, b), edgeKey(b, c), edgeKey(c, a)].map((k) => middles.get(k));
    finer.push(a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca);
  }
  return { rows: fine, mesh: finer };
}

function movedVertices(rows, mesh, edges, corners) {
  const near = neighbours(mesh, rows.length);
  const along = new Map();
  for (const [key, sharing] of edges) {
    if (sharing.length === 2) continue;
    const [a, b] = key.split(",").map(Number);
    along.set(a, [...(along.get(a) ?? []), b]);
    along.set(b, [...(along.get(b) ?? []), a]);
  }
  return rows.map((row, vertex) => {
    const n = near[vertex].size;
    if (n === 0 || corners.has(vertex)) return row;
    const border = along.get(vertex);
    if (border) {
      if (border.length !== 2) return row;
      return blend(rows, [[vertex, 3 / 4], [border[0], 1 / 8], [border[1], 1 / 8]]);
    }
    const beta = (5 / 8 - (3 / 8 + Math.cos((2 * Math.PI) / n) / 4) ** 2) / n;
    const ring = [...near[vertex]].map((other) => [other, beta]);
    return blend(rows, [[vertex, 1 - n * beta], ...ring]);
  });
}

function opposite(mesh, t, a, b) {
  return [mesh[3 * t], mesh[3 * t + 1], mesh[3 * t + 2]].find((v) => v !== a && v !== b);
}

function blend(rows, terms) {
  const sum = new Map();
  for (const [vertex, weight] of terms) {
    for (const [place, w] of rows[vertex]) sum.set(place, (sum.get(place) ?? 0) + weight * w);
  }
  return sum;
}

function pack(rows, triangles) {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => (starts[i + 1] = starts[i] + row.size));
  const places = new Uint32Array(starts[rows.length]);
  const weights = new Float32Array(places.length);
  rows.forEach((row, i) => {
    let at = starts[i];
    for (const [place, weight] of row) {
      places[at] = place;
      weights[at++] = weight;
    }
  });
  return { count: rows.length, triangles, starts, places, weights };
}

/**
 * Fine values from coarse ones.
 * @param {Subdivision} subdivision
 * @param {Float32Array} coarse [coarse vertices, size]
 * @param {number} size values for each vertex
 * @param {Float32Array} out [count, size] or longer, filled
 */
export function apply(subdivision, coarse, size, out) {
  const { count, starts, places, weights } = subdivision;
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < size; k++) {
      let sum = 0;
      for (let at = starts[i]; at < starts[i + 1]; at++) {
        sum += weights[at] * coarse[size * places[at] + k];
      }
      out[size * i + k] = sum;
    }
  }
}

// The open borders of a mesh: tracing them, and filling notches in its outline.

// No triangle that fills a notch has a longer edge than this.
const LONGEST_MM = 48;

/**
 * Border edges of a mesh, in the direction of their triangles.
 * @param {number[]} triangles [triangles, 3]
 * @returns {Map<number, number>} from vertex to vertex
 */
function borderEdges(triangles) {
  const inside = new Set();
  const edges = [];
  for (let i = 0; i < triangles.length; i++) {
    const edge = [triangles[i], triangles[i % 3 === 2 ? i - 2 : i + 1]];
    inside.add(`${edge[0]},${edge[1]}`);
    edges.push(edge);
  }
  return new Map(edges.filter(([a, b]) => !inside.has(`${b},${a}`)));
}

/**
 * The border loop through a vertex; empty if the vertex is not on a closed loop.
 * @param {number[]} triangles [triangles, 3]
 * @param {number} start
 * @returns {number[]}
 */
export function borderLoop(triangles, start) {
  return follow(borderEdges(triangles), start);
}

function follow(next, start) {
  const loop = [];
  for (let at = start; next.has(at) && loop.length <= next.size; at = next.get(at)) {
    if (at === start && loop.length) return loop;
    loop.push(at);
  }
  return [];
}

/**
 * The longest border loop other than the mouth's: the outer edge. Empty for a closed mesh.
 * @param {number[]} triangles [triangles, 3]
 * @param {number[]} mouth vertices around the mouth
 * @returns {number[]}
 */
export function outline(triangles, mouth) {
  const next = borderEdges(triangles);
  const seen = new Set(mouth);
  let longest = [];
  for (const start of next.keys()) {
    if (seen.has(start)) continue;
    const loop = follow(next, start);
    loop.forEach((vertex) => seen.add(vertex));
    if (loop.length > longest.length) longest = loop;
  }
  return longest;
}

/**
 * The mesh with the notches of its outline filled, as seen from the front, shortest bridges first.
 * A mesh of the lower face has one on each side between nose and cheek, where there are no points.
 * @param {number[]} triangles [triangles, 3]
 * @param {Float32Array} points [points, 3] mm
 * @param {number[]} mouth vertices around the mouth
 * @returns {number[]}
 */
export function closeNotches(triangles, points, mouth) {
  const filled = [...triangles];
  const loop = outline(triangles, mouth);
  for (;;) {
    let best = LONGEST_MM;
    let place = -1;
    for (let i = 0; i < loop.length; i++) {
      const [a, b, c] = [0, 1, 2].map((k) => loop[(i + k) % loop.length]);
      const length = distance(points, a, c);
      if (length < best && isNotch(points, loop, a, b, c)) [best, place] = [length, i];
    }
    if (place < 0) return filled;
    const [a, b, c] = [0, 1, 2].map((k) => loop[(place + k) % loop.length]);
    filled.push(c, b, a);
    loop.splice((place + 1) % loop.length, 1);
  }
}

/** Whether b is a reflex corner between its neighbours, with no other border vertex in the way. */
function isNotch(points, loop, a, b, c) {
  if (turn(points, c, b, a) < 1) return false;
  return !loop.some(
    (other) =>
      other !== a && other !== b && other !== c &&
      turn(points, c, b, other) > 0 && turn(points, b, a, other) > 0 && turn(points, a, c, other) > 0,
  );
}

/** Twice the area in mm² of a triangle seen from the front, above 0 when counter-clockwise. */
function turn(points, a, b, c) {
  const [ax, ay] = [points[3 * a], points[3 * a + 1]];
  return (
    (points[3 * b] - ax) * (points[3 * c + 1] - ay) - (points[3 * b + 1] - ay) * (points[3 * c] - ax)
  );
}

function distance(points, a, b) {
  return Math.hypot(...[0, 1, 2].map((k) => points[3 * a + k] - points[3 * b + k]));
}

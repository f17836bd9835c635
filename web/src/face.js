// The face's surface: from sensors to a smooth mesh with normals, for each frame.

import { Eye, LidEdge } from "./eyes.js";
import { Lips } from "./lips.js";
import { NEUTRAL } from "./mouthing.js";
import { Mouth, facing, touch } from "./mouth.js";
import { Skirt } from "./skirt.js";
import { apply, subdivide } from "./subdivision.js";
import { distanceTo, edgesOf, flood, manifold, neighbours } from "./topology.js";
import { borderLoop, closeNotches, outline } from "./outline.js";

// Levels of subdivision. A video has many small pictures, for which one level of a dense mesh is enough.
const LEVELS = { usual: 2, quick: 1 };
const DENSE_POINTS = 300;
// The open border of the mesh fades out over this distance.
const FADE_MM = 13;
// The part above the nose's tip fades out between these heights, relative to the chin's depth.
const FADE_ABOVE = { whole: 1.05, none: 1.75 };
// How dark the edges of lids are: the lower, the corners, the upper with its lashes.
const LID_DARK = [0.16, 0.2, 0.42];

/** A mesh that follows sensors. Fine vertices come first, then those of the parts. */
export class FaceSurface {
  /**
   * @param {import("./data.js").FaceMap} map
   * @param {Float32Array} offset [3 sensors] mm, to which each pose adds a deviation
   * @param {Float32Array} closed deviation of the pose whose lips are closest, [3 sensors] mm
   * @param {boolean} quick whether speed matters more than detail
   */
  constructor(map, offset, closed, quick) {
    this.map = map;
    this.offset = offset;
    this.points = new Float32Array(3 * map.points);
    this.rest = this.#restPoints();
    this.ring = map.innerLip;
    const triangles = closeNotches(manifold(map.triangles, this.rest), this.rest, this.ring);
    this.faced = facing(this.ring, this.rest);
    const near = neighbours(triangles, map.points);
    this.lips = this.#lips(near, closed);
    this.eyes = map.eyes.map((eye) => new Eye(eye, this.rest, near));
    const mouthCorners = this.ring.filter((_, i) => this.faced[i].side === 0);
    const corners = new Set([...mouthCorners, ...this.eyes.flatMap((eye) => eye.corners)]);
    const levels = quick && map.points > DENSE_POINTS ? LEVELS.quick : LEVELS.usual;
    this.fine = subdivide(triangles, map.points, levels, corners);
    this.parts = this.#addParts();
    this.count = this.parts.reduce((sum, part) => sum + part.count, this.fine.count);
    /** [triangles, 3] */
    this.triangles = Uint32Array.from(
      [this.fine, ...this.parts].flatMap((part) => Array.from(part.triangles)),
    );
    /** [count, 3] mm */
    this.positions = new Float32Array(3 * this.count);
    /** [count, 3] */
    this.normals = new Float32Array(3 * this.count);
    /** [count, 4]: lip 0 to 1 (its edge at 1/2) or brow 0 to -1, darkness, opacity, hollowness */
    this.look = this.#look(triangles);
    this.move(new Float32Array(offset.length), 0);
    this.move(closed, 0);
    /** Where the lips meet when they are closest, and the width of the mouth there, mm. */
    this.closedMouth = this.#middleOfMouth();
  }

  #lips(near, closed) {
    this.#map(closed);
    touch(this.ring, this.faced, this.points);
    const vermilion = flood(near, this.ring, new Set(this.map.outerLip));
    return new Lips(this.map, this.points, this.rest, vermilion);
  }

  /** Vertices behind the borders of the fine mesh: mouth, lids, and the skirt of a whole face. */
  #addParts() {
    const { triangles, count } = this.fine;
    const rest = new Float32Array(3 * count);
    apply(this.fine, this.rest, 3, rest);
    const parts = [];
    let first = count;
    const add = (part) => {
      first += part.count;
      parts.push(part);
      return part;
    };
    const mouth = borderLoop(triangles, this.ring[0]);
    /** The inside of the mouth; null if the mesh has no hole there. */
    this.mouth = mouth.length > 3 ? add(new Mouth(mouth, facing(mouth, rest), first)) : null;
    for (const { lids } of this.eyes) {
      const loop = borderLoop(triangles, lids[0]);
      if (loop.length > 3) add(new LidEdge(loop, first));
    }
    if (this.whole) {
      add(new Skirt(outline(triangles, mouth), rest, first, neighbours(triangles, count)));
    }
    return parts;
  }

  /** Whether the mesh is a whole face, up to the forehead. */
  get whole() {
    return this.eyes.length > 0;
  }

  #restPoints() {
    const { weights, bias } = this.map;
    const { offset } = this;
    const width = offset.length;
    // The map of the offset; each pose adds the map of its deviation.
    this.base = Float32Array.from(bias, (value, row) => {
      let sum = value;
      for (let i = 0; i < width; i++) sum += weights[row * width + i] * offset[i];
      return sum;
    });
    return this.base.slice();
  }

  /**
   * Move the surface to a pose.
   * @param {Float32Array} deviation [3 sensors] mm
   * @param {number} shut how far the eyes are closed, 0 to 1
   * @param {import("./mouthing.js").Mouthing} mouthing what the lips do that sensors do not show
   */
  move(deviation, shut, mouthing = NEUTRAL) {
    this.#map(deviation);
    touch(this.ring, this.faced, this.points);
    this.lips.shape(this.points, mouthing);
    for (const eye of this.eyes) eye.close(this.points, shut);
    apply(this.fine, this.points, 3, this.positions);
    for (const part of this.parts) part.place(this.positions, mouthing.tuck);
    addNormals(this.triangles, this.positions, this.normals);
  }

  /** Fill `points` with the map of a deviation. */
  #map(deviation) {
    const { weights } = this.map;
    const { points, base } = this;
    const width = deviation.length;
    for (let row = 0; row < points.length; row++) {
      let sum = base[row];
      const from = row * width;
      for (let i = 0; i < width; i++) sum += weights[from + i] * deviation[i];
      points[row] = sum;
    }
  }

  #look(triangles) {
    const near = neighbours(triangles, this.map.points);
    const outer = new Set(this.map.outerLip);
    const lips = flood(near, this.ring, outer);
    const fade = this.whole ? new Float32Array(this.map.points).fill(1) : this.#fade(triangles);
    const brows = new Set(this.map.brows);
    const lids = new Map(this.eyes.flatMap((eye) => eye.lids.map((v, i) => [v, eye.faced[i].side])));
    const hollow = hollowness(near, triangles, this.rest);
    const coarse = new Float32Array(4 * this.map.points);
    for (let i = 0; i < this.map.points; i++) {
      const colour = brows.has(i) ? -1 : lips.has(i) ? 1 : outer.has(i) ? 0.5 : 0;
      const dark = lids.has(i) ? LID_DARK[lids.get(i) + 1] : 0;
      coarse.set([colour, dark, fade[i], hollow[i]], 4 * i);
    }
    const look = new Float32Array(4 * this.count);
    apply(this.fine, coarse, 4, look);
    look.set(this.parts.flatMap((part) => part.look.flat()), 4 * this.fine.count);
    return look;
  }

  /** Opacity of each coarse point, the same on both sides of the face. */
  #fade(triangles) {
    const border = outline(triangles, this.ring);
    const distance = distanceTo(this.rest, border);
    const used = [...new Set(triangles)];
    const lowest = Math.min(...used.map((i) => this.rest[3 * i + 1]));
    return distance.map((own, i) => {
      const [x, y, z] = this.rest.subarray(3 * i, 3 * i + 3);
      let nearest = Infinity;
      let mirrored = own;
      for (const j of used) {
        const d = Math.hypot(this.rest[3 * j] + x, this.rest[3 * j + 1] - y, this.rest[3 * j + 2] - z);
        if (d < nearest) [nearest, mirrored] = [d, distance[j]];
      }
      const above = (y / -lowest - FADE_ABOVE.whole) / (FADE_ABOVE.none - FADE_ABOVE.whole);
      return Math.max(0, Math.min(1, Math.min(own, mirrored) / FADE_MM, 1 - above));
    });
  }

  /** Largest gap between the lips as drawn, in mm. */
  gap() {
    let most = 0;
    this.ring.forEach((vertex, i) => {
      const { side, partners } = this.faced[i];
      const other = this.ring[partners[0]];
      most = Math.max(most, side * (this.points[3 * vertex + 1] - this.points[3 * other + 1]));
    });
    return most;
  }

  /** The edges of the lips, from the right corner around: x, y and z of each point in mm. */
  lipRings() {
    const places = (ring) => ring.flatMap((v) => Array.from(this.points.subarray(3 * v, 3 * v + 3)));
    return { inner: places(this.ring), outer: places(this.map.outerLip) };
  }

  /** Height of the lower lip's inner edge in its middle, mm. */
  lowerLip() {
    const below = this.ring.filter((_, i) => this.faced[i].side < 0 && this.#isMiddle(i));
    return below.reduce((sum, vertex) => sum + this.points[3 * vertex + 1], 0) / below.length;
  }

  #isMiddle(i) {
    return Math.abs(this.faced[i].share - 0.5) < 0.15;
  }

  /**
   * Where the lips meet in the present pose, and the width of the mouth.
   * @returns {{x: number, y: number, z: number, width: number}} mm
   */
  #middleOfMouth() {
    const middle = this.ring.filter((_, i) => this.#isMiddle(i));
    const mean = (k) => middle.reduce((sum, v) => sum + this.points[3 * v + k], 0) / middle.length;
    const xs = this.ring.map((vertex) => this.points[3 * vertex]);
    return { x: mean(0), y: mean(1), z: mean(2), width: Math.max(...xs) - Math.min(...xs) };
  }

  /**
   * Middle and extent of the visible face at rest, in mm.
   * @returns {{centre: number[], size: number[]}}
   */
  bounds() {
    const low = [Infinity, Infinity, Infinity];
    const high = [-Infinity, -Infinity, -Infinity];
    for (let i = 0; i < this.count; i++) {
      if (this.look[4 * i + 2] < 0.3) continue;
      for (let k = 0; k < 3; k++) {
        low[k] = Math.min(low[k], this.positions[3 * i + k]);
        high[k] = Math.max(high[k], this.positions[3 * i + k]);
      }
    }
    return {
      centre: low.map((value, k) => (value + high[k]) / 2),
      size: low.map((value, k) => high[k] - value),
    };
  }
}

/** How hollow (above 0) or raised (below 0) the surface is at each point, about -1 to 1. */
function hollowness(near, triangles, points) {
  const normals = new Float32Array(points.length);
  addNormals(triangles, points, normals);
  const border = new Set();
  for (const [key, sharing] of edgesOf(triangles)) {
    if (sharing.length !== 2) key.split(",").forEach((vertex) => border.add(Number(vertex)));
  }
  return near.map((around, i) => {
    if (!around.size || border.has(i)) return 0;
    let lift = 0;
    let reach = 0;
    for (const j of around) {
      const d = [0, 1, 2].map((k) => points[3 * j + k] - points[3 * i + k]);
      lift += d[0] * normals[3 * i] + d[1] * normals[3 * i + 1] + d[2] * normals[3 * i + 2];
      reach += Math.hypot(...d);
    }
    return Math.max(-1, Math.min(1, (2 * lift) / reach));
  });
}

/**
 * Unit normals of vertices, weighted by the area of the triangles around them.
 * @param {ArrayLike<number>} triangles [triangles, 3]
 * @param {Float32Array} p [vertices, 3]
 * @param {Float32Array} out [vertices, 3], filled
 */
function addNormals(triangles, p, out) {
  out.fill(0);
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [3 * triangles[i], 3 * triangles[i + 1], 3 * triangles[i + 2]];
    const [ux, uy, uz] = [p[b] - p[a], p[b + 1] - p[a + 1], p[b + 2] - p[a + 2]];
    const [vx, vy, vz] = [p[c] - p[a], p[c + 1] - p[a + 1], p[c + 2] - p[a + 2]];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    for (const vertex of [a, b, c]) {
      out[vertex] += nx;
      out[vertex + 1] += ny;
      out[vertex + 2] += nz;
    }
  }
  for (let i = 0; i < out.length; i += 3) {
    const length = Math.hypot(out[i], out[i + 1], out[i + 2]) || 1;
    out[i] /= length;
    out[i + 1] /= length;
    out[i + 2] /= length;
  }
}

// What a view shows: the face's surface, a character, or the sensors of a voice without a mesh.

import {
  BufferAttribute,
  BufferGeometry,
  DynamicDrawUsage,
  Group,
  InstancedMesh,
  Line,
  LineBasicMaterial,
  Matrix4,
  Mesh,
  MeshStandardMaterial,
  SphereGeometry,
} from "three";
import { deviationAt } from "./data.js";
import { eyeballMesh } from "./eyeball.js";
import { blinkAt } from "./eyes.js";
import { FaceSurface } from "./face.js";
import { Head, anglesAt } from "./head.js";
import { puppetModel } from "./puppet.js";
import { skinMaterial, teethMaterial, tongueMaterial } from "./materials.js";
import { NEUTRAL, mouthingAt } from "./mouthing.js";
import { teethShape } from "./teeth.js";
import { Tongue } from "./tongue.js";

const STRAIGHT = [0, 0, 0, 0, 0];

/** @typedef {import("./scene.js").Model} Model */
/** @typedef {import("./scene.js").Bounds} Bounds */

/**
 * A face that can be put in poses.
 * @typedef {object} Posed
 * @property {import("three").Object3D} object
 * @property {() => Bounds} bounds
 * @property {(deviation: Float32Array, shut: number, mouthing: import("./mouthing.js").Mouthing) =>
 *   void} pose moves sensors, [3 sensors] mm from the offset, closes the eyes, 0 to 1, and moves what
 *   sensors do not show
 * @property {boolean} hasEyes
 * @property {import("three").Mesh[]} [eyes]
 * @property {() => object} [geometry] where lips, teeth and tongue are, in mm
 */

/**
 * What the page shows of an utterance.
 * @param {import("./data.js").PageData} data
 * @param {import("./data.js").Utterance} utterance
 * @param {boolean} quick whether many small pictures will be drawn
 * @returns {Model}
 */
export function modelOf(data, utterance, quick) {
  if (data.puppet) return puppetModel(data.puppet, data.fps);
  const deviation = new Float32Array(utterance.offset.length);
  const deviationFor = (time) => {
    deviationAt(utterance, time, data.fps, deviation);
    return deviation;
  };
  const { aperture } = utterance.curves;
  const closest = aperture.indexOf(Math.min(...aperture)) / data.fps;
  const posed = data.face
    ? surfaceFace(data.face, utterance.offset, deviationFor(closest), quick)
    : sensorFace(utterance);
  const { phones } = data.tracks.find(({ captions }) => captions.includes(utterance.caption));
  const { head, fps } = data;
  return moving(
    posed,
    deviationFor,
    (time) => mouthingAt(phones, time),
    head && ((time, moves) => (moves ? anglesAt(head, time, fps) : STRAIGHT)),
  );
}

/**
 * A posed face as a view moves it, with blinks.
 * @param {Posed} posed
 * @param {(time: number) => Float32Array} deviationAtTime [3 sensors] mm
 * @param {(time: number) => import("./mouthing.js").Mouthing} mouthingAtTime neutral where phones are
 *   not known
 * @param {((time: number, moves: boolean) => ArrayLike<number>) | null} headAtTime the angles of
 *   `HeadAngles` by whether the head moves, if known
 * @returns {Model}
 */
export function moving(posed, deviationAtTime, mouthingAtTime = () => NEUTRAL, headAtTime = null) {
  const { bounds, pose, hasEyes, geometry } = posed;
  const head = headAtTime && new Head(posed.object, bounds(), posed.eyes);
  const object = head ? head.object : posed.object;
  let blinks = true;
  let headMoves = false;
  return {
    object,
    bounds,
    geometry,
    move(time) {
      pose(deviationAtTime(time), blinks ? blinkAt(time) : 0, mouthingAtTime(time));
      head?.pose(headAtTime(time, headMoves));
    },
    setHeadMoves: head ? (on) => (headMoves = on) : undefined,
    setBlinks: hasEyes ? (on) => (blinks = on) : undefined,
  };
}

/**
 * The voice's face as a surface.
 * @param {import("./data.js").FaceMap} map
 * @param {Float32Array} offset [3 sensors] mm
 * @param {Float32Array} closed deviation of the pose whose lips are closest, [3 sensors] mm
 * @param {boolean} quick whether many small pictures will be drawn
 * @returns {Posed}
 */
export function surfaceFace(map, offset, closed, quick) {
  const surface = new FaceSurface(map, offset, closed, quick);
  const geometry = new BufferGeometry();
  const position = new BufferAttribute(surface.positions, 3).setUsage(DynamicDrawUsage);
  const normal = new BufferAttribute(surface.normals, 3).setUsage(DynamicDrawUsage);
  geometry.setIndex(new BufferAttribute(surface.triangles, 1));
  geometry.setAttribute("position", position);
  geometry.setAttribute("normal", normal);
  geometry.setAttribute("look", new BufferAttribute(surface.look, 4));
  geometry.setAttribute("rest", new BufferAttribute(surface.positions.slice(), 3));
  const mesh = new Mesh(geometry, skinMaterial());
  mesh.frustumCulled = false;
  const teeth = teethModel(surface);
  const tongue = tongueModel(surface);
  const object = new Group();
  const balls = surface.eyes.map((eye) => eyeballMesh(eye.ball));
  object.add(mesh, teeth, tongue.object, ...balls);
  return {
    object,
    bounds: () => surface.bounds(),
    hasEyes: surface.eyes.length > 0,
    eyes: balls,
    geometry: () => ({
      ...surface.lipRings(),
      meet: surface.closedMouth,
      teeth: Array.from(teeth.geometry.getAttribute("position").array),
      tongue: Array.from(tongue.object.geometry.getAttribute("position").array),
    }),
    pose(deviation, shut, mouthing) {
      surface.move(deviation, shut, mouthing);
      // Less light enters through a smaller opening.
      const light = Math.min(1, 0.25 + surface.gap() / 12);
      teeth.material.color.setScalar(light);
      tongue.pose(light, mouthing);
      balls.forEach((ball, i) => (ball.position.z = -surface.eyes[i].recession(shut)));
      position.needsUpdate = true;
      normal.needsUpdate = true;
    },
  };
}

/** Upper teeth. They do not move in the head's frame, so the closed mouth gives their position. */
function teethModel(surface) {
  const geometry = new BufferGeometry();
  if (surface.mouth) {
    const shape = teethShape(surface.closedMouth);
    geometry.setIndex(shape.triangles);
    geometry.setAttribute("position", new BufferAttribute(shape.positions, 3));
    geometry.setAttribute("normal", new BufferAttribute(shape.normals, 3));
    geometry.setAttribute("color", new BufferAttribute(shape.colours, 3));
  }
  const mesh = new Mesh(geometry, teethMaterial());
  mesh.visible = surface.mouth !== null;
  return mesh;
}

function tongueModel(surface) {
  const tongue = new Tongue(surface.closedMouth);
  const geometry = new BufferGeometry();
  const position = new BufferAttribute(tongue.positions, 3).setUsage(DynamicDrawUsage);
  geometry.setIndex(tongue.triangles);
  geometry.setAttribute("position", position);
  geometry.setAttribute("color", new BufferAttribute(tongue.colours, 3));
  const object = new Mesh(geometry, tongueMaterial());
  object.visible = surface.mouth !== null;
  object.frustumCulled = false;
  return {
    object,
    pose(light, mouthing) {
      tongue.place(surface.closedMouth.y - surface.lowerLip(), mouthing);
      geometry.computeVertexNormals();
      object.material.color.setScalar(light);
      position.needsUpdate = true;
    },
  };
}

/**
 * The sensors as dots, and the lips as lines.
 * @param {{offset: Float32Array, outerLip: number[], innerLip: number[]}} layout
 * @returns {Posed}
 */
export function sensorFace({ offset, outerLip, innerLip }) {
  const onLips = new Set([...outerLip, ...innerLip]);
  const others = [...Array(offset.length / 3).keys()].filter((sensor) => !onLips.has(sensor));
  const places = new Float32Array(offset.length);
  const dots = [dotCloud([...onLips], "#c0514d"), dotCloud(others, "#8a93a6")];
  const rings = [ringLine(outerLip, "#c0514d"), ringLine(innerLip, "#8e2f2f")];
  const object = new Group();
  object.add(...dots.map((dot) => dot.object), ...rings.map((ring) => ring.object));
  return {
    object,
    bounds: () => boundsOf(offset),
    hasEyes: false,
    pose(deviation) {
      for (let i = 0; i < places.length; i++) places[i] = offset[i] + deviation[i];
      for (const part of [...dots, ...rings]) part.move(places);
    },
  };
}

function dotCloud(members, color) {
  const material = new MeshStandardMaterial({ color, roughness: 0.5 });
  const object = new InstancedMesh(new SphereGeometry(1.3, 20, 14), material, members.length);
  object.frustumCulled = false;
  const matrix = new Matrix4();
  return {
    object,
    move(places) {
      members.forEach((sensor, i) => {
        matrix.setPosition(places[3 * sensor], places[3 * sensor + 1], places[3 * sensor + 2]);
        object.setMatrixAt(i, matrix);
      });
      object.instanceMatrix.needsUpdate = true;
    },
  };
}

function ringLine(ring, color) {
  const closed = ring.length > 2 ? [...ring, ring[0]] : ring;
  const position = new BufferAttribute(new Float32Array(3 * closed.length), 3);
  const geometry = new BufferGeometry().setAttribute("position", position);
  const object = new Line(geometry, new LineBasicMaterial({ color }));
  object.frustumCulled = false;
  return {
    object,
    move(places) {
      closed.forEach((sensor, i) => {
        position.setXYZ(i, places[3 * sensor], places[3 * sensor + 1], places[3 * sensor + 2]);
      });
      position.needsUpdate = true;
    },
  };
}

function boundsOf(points) {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i++) {
    low[i % 3] = Math.min(low[i % 3], points[i]);
    high[i % 3] = Math.max(high[i % 3], points[i]);
  }
  return {
    centre: low.map((value, k) => (value + high[k]) / 2),
    size: low.map((value, k) => (high[k] - value) * 1.15 + 4),
  };
}

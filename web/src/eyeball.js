// The visible part of an eyeball: white, iris and pupil. They are invented, not recorded.

import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  Mesh,
  MeshStandardMaterial,
  SRGBColorSpace,
} from "three";
import { smooth } from "./skirt.js";

const RINGS = 10;
const AROUND = 40;
// How far the dome extends behind the lids, relative to the eye's half width and half height.
const BEYOND = [1.18, 1.9];
const BALL_RADIUS_MM = 12.5;
// The texture's width in iris radii.
const TEXTURE_RADII = 6;
const TEXELS = 512;
const WHITE = "#e6ddd3";
const IRIS = ["#6f5a45", "#57432f", "#2e2219"];
const PUPIL_SHARE = 0.36;
// How far the lids' shadow and the pink of the corners reach over the ball, mm.
const SHADOW_MM = 4.2;
const CORNER_MM = 5;

/**
 * @param {import("./eyes.js").Ball} ball
 * @returns {Mesh}
 */
export function eyeballMesh(ball) {
  const positions = [];
  const normals = [];
  const colours = [];
  const places = [];
  for (let ring = 0; ring <= RINGS; ring++) {
    for (let i = 0; i < AROUND; i++) {
      const angle = (2 * Math.PI * i) / AROUND;
      const x = ball.middle[0] + (ring / RINGS) * BEYOND[0] * ball.half[0] * Math.cos(angle);
      const y = ball.middle[1] + (ring / RINGS) * BEYOND[1] * ball.half[1] * Math.sin(angle);
      const [dx, dy] = [x - ball.iris[0], y - ball.iris[1]];
      positions.push(x, y, ball.z(x, y));
      normals.push(...domeNormal(dx / BALL_RADIUS_MM, dy / BALL_RADIUS_MM));
      colours.push(...shade(ball, x, y));
      const across = TEXTURE_RADII * ball.irisRadius;
      places.push(0.5 + dx / across, 0.5 + dy / across);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setIndex(disc());
  const attributes = { position: [positions, 3], normal: [normals, 3], color: [colours, 3], uv: [places, 2] };
  for (const [name, [values, width]] of Object.entries(attributes)) {
    geometry.setAttribute(name, new BufferAttribute(Float32Array.from(values), width));
  }
  const map = irisTexture();
  const mesh = new Mesh(
    geometry,
    new MeshStandardMaterial({ map, vertexColors: true, roughness: 0.22 }),
  );
  mesh.userData.textureMm = TEXTURE_RADII * ball.irisRadius;
  return mesh;
}

function domeNormal(x, y) {
  const flat = Math.hypot(x, y);
  const scale = flat > 0.9 ? 0.9 / flat : 1;
  return [x * scale, y * scale, Math.sqrt(1 - (flat * scale) ** 2)];
}

/** The colour of a point of the ball: darker under the lids, and pink in the corners. */
function shade({ lids, half }, x, y) {
  const nearest = (side) =>
    Math.min(...lids.filter((lid) => lid[2] === side).map(([u, v]) => Math.hypot(u - x, v - y)));
  const above = 0.42 + 0.58 * smooth(0, SHADOW_MM, nearest(1));
  const below = 0.75 + 0.25 * smooth(0, 0.5 * half[1], nearest(-1));
  const pink = 1 - smooth(0, CORNER_MM, nearest(0));
  return [1 - 0.12 * pink, 1 - 0.42 * pink, 1 - 0.42 * pink].map((value) => value * above * below);
}

function disc() {
  const triangles = [];
  for (let ring = 0; ring < RINGS; ring++) {
    for (let i = 0; i < AROUND; i++) {
      const [a, b] = [ring * AROUND + i, ring * AROUND + ((i + 1) % AROUND)];
      triangles.push(a, a + AROUND, b + AROUND, a, b + AROUND, b);
    }
  }
  return triangles;
}

function irisTexture() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = TEXELS;
  const pen = canvas.getContext("2d");
  const [middle, radius] = [TEXELS / 2, TEXELS / TEXTURE_RADII];
  pen.fillStyle = WHITE;
  pen.fillRect(0, 0, TEXELS, TEXELS);
  const iris = pen.createRadialGradient(middle, middle, 0, middle, middle, radius * 1.06);
  iris.addColorStop(0, IRIS[0]);
  iris.addColorStop(0.55, IRIS[1]);
  iris.addColorStop(0.88, IRIS[2]);
  iris.addColorStop(0.95, IRIS[2]);
  iris.addColorStop(1, "rgba(46, 34, 25, 0)");
  pen.fillStyle = iris;
  disk(pen, middle, radius * 1.06);
  pen.lineWidth = 1;
  for (let i = 0; i < 120; i++) {
    // Fibres, light and dark, from pupil to rim.
    const angle = (2 * Math.PI * i) / 120 + 0.4 * Math.sin(i * 7.3);
    const [from, to] = [PUPIL_SHARE, 0.72 + 0.14 * Math.sin(i * 3.7)].map((share) => share * radius);
    pen.strokeStyle = i % 2 ? "rgba(190, 160, 110, 0.22)" : "rgba(30, 18, 10, 0.22)";
    pen.beginPath();
    pen.moveTo(middle + from * Math.cos(angle), middle + from * Math.sin(angle));
    pen.lineTo(middle + to * Math.cos(angle), middle + to * Math.sin(angle));
    pen.stroke();
  }
  pen.fillStyle = "#0b0707";
  disk(pen, middle, radius * PUPIL_SHARE);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 4;
  return texture;
}

function disk(pen, middle, radius) {
  pen.beginPath();
  pen.arc(middle, middle, radius, 0, 2 * Math.PI);
  pen.fill();
}

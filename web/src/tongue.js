// The tongue, which is not recorded: its tip, body and root follow the jaw and the phone.

import { smooth } from "./skirt.js";

const ALONG = 14;
const AROUND = 20;
const PINK = [0.66, 0.28, 0.27];
// Half widths of tip and body, and half thicknesses, mm.
const WIDTH = [8, 16];
const WIDTH_OUT = 12; // of the tip between the teeth, which spreads it
const THICK = [1.9, 4.5];
// The middle of its back is lower than the sides by this much.
const GROOVE = 0.9;
// Behind where the lips meet: the tip at rest, at the ridge, between the teeth; body and root, mm.
const TIP_BACK = { rest: 12, ridge: 10.5, out: 2.8 };
const BODY_BACK = 24;
const ROOT_BACK = 40;

export class Tongue {
  /** @param {{x: number, y: number, z: number, width: number}} mouth where the lips meet, mm */
  constructor(mouth) {
    this.mouth = mouth;
    this.scale = mouth.width / 52;
    const count = ALONG * AROUND + 1;
    /** [vertices, 3] mm */
    this.positions = new Float32Array(3 * count);
    /** [vertices, 3] */
    this.colours = new Float32Array(3 * count);
    /** [triangles, 3] */
    this.triangles = tube();
    for (let vertex = 0; vertex < count; vertex++) {
      const row = Math.floor(vertex / AROUND) % ALONG;
      const back = Math.cos((2 * Math.PI * (vertex % AROUND)) / AROUND);
      // Darker behind, below, and along the middle of its back.
      const shade = (1 - 0.72 * (row / (ALONG - 1)) ** 0.8) * (0.72 + 0.28 * back);
      const middle = 1 - 0.15 * smooth(0.9, 1, back);
      PINK.forEach((value, k) => (this.colours[3 * vertex + k] = value * shade * middle));
    }
  }

  /**
   * @param {number} dropped how far the lower lip's edge is below where the lips meet, mm
   * @param {import("./mouthing.js").Mouthing} mouthing
   */
  place(dropped, { tip, out, front, back }) {
    const jaw = Math.max(0, dropped);
    const mix = (rest, ridge, between) => rest + (ridge - rest) * tip + (between - rest) * out;
    // The ridge is above the edge of the upper teeth; between the teeth is in front of that edge, or
    // on a lower lip that is higher.
    const end = [
      mix(-4 - 0.72 * jaw, 0.5, Math.max(-0.4, Math.min(2, 3.4 - dropped))),
      -mix(TIP_BACK.rest, TIP_BACK.ridge, TIP_BACK.out),
    ];
    const body = [
      -3 - 0.55 * jaw + 3 * front + 2 * back + tip,
      -BODY_BACK + 3 * front - 4 * back,
    ];
    const root = [-12 - 0.6 * jaw + 4 * back, -ROOT_BACK];
    for (let row = 0; row < ALONG; row++) {
      const t = row / (ALONG - 1);
      const middle = [0, 1].map((k) => through(end[k], body[k], root[k], t));
      this.#ring(row, t, middle, out);
    }
    const cap = this.positions.length - 3;
    const { x, y, z } = this.mouth;
    this.positions.set([x, y + end[0], z + end[1] + 1.2], cap);
  }

  /** The cross-section at a share of the length, around a point [height, behind]; wide if out. */
  #ring(row, t, [height, behind], out) {
    const { x, y, z } = this.mouth;
    const grown = Math.sin((Math.PI / 2) * Math.min(1, 1.5 * t));
    // The first ring is the rounding of the tip.
    const round = row === 0 ? 0.6 : 1;
    const tip = WIDTH[0] + (WIDTH_OUT - WIDTH[0]) * out;
    const half = (round + (1 - round) * 0.7 * out) * (tip + (WIDTH[1] - tip) * grown);
    const thick = round * (THICK[0] + (THICK[1] - THICK[0]) * grown);
    for (let i = 0; i < AROUND; i++) {
      const angle = (2 * Math.PI * i) / AROUND;
      const [across, up] = [Math.sin(angle), Math.cos(angle)];
      const at = 3 * (row * AROUND + i);
      const groove = up > 0 ? GROOVE * grown * Math.exp(-((across / 0.3) ** 2)) : 0;
      this.positions[at] = x + this.scale * half * across;
      this.positions[at + 1] = y + height + thick * (up - 1) - groove;
      // The tip is round from above as well.
      this.positions[at + 2] = z + behind - 4 * across * across * (1 - t);
    }
  }
}

/** A curve from a to c that passes b at a third of its way. */
function through(a, b, c, t) {
  const m = 1 / 3;
  return (
    (a * (t - m) * (t - 1)) / m + (b * t * (t - 1)) / (m * (m - 1)) + (c * t * (t - m)) / (1 - m)
  );
}

/** Triangles between the rings, and from the first one to the tip, the last vertex. */
function tube() {
  const triangles = [];
  const cap = ALONG * AROUND;
  for (let i = 0; i < AROUND; i++) {
    const j = (i + 1) % AROUND;
    triangles.push(cap, j, i);
    for (let row = 0; row + 1 < ALONG; row++) {
      const [a, b] = [row * AROUND + i, row * AROUND + j];
      triangles.push(a, b, b + AROUND, a, b + AROUND, a + AROUND);
    }
  }
  return triangles;
}

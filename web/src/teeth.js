// The upper teeth, which are not recorded: a simple row that gives the open mouth depth.

// Widths in mm from the middle to one side: incisors, canine, premolars.
const WIDTHS = [8.4, 6.6, 7.4, 6.8, 6.6];
// How much shorter each tooth is than the longest, mm.
const SHORTER = [0, 0.7, 0.1, 0.8, 1.2];
const HEIGHT_MM = 10;
// The row is this far behind the lips, and its edge this far below where they meet.
const BEHIND_MM = 5.8;
const BELOW_MM = 0.9;
const COLUMNS = 9;
const ROWS = 7;
const IVORY = [0.72, 0.66, 0.57];
const GUM = [0.34, 0.12, 0.11];

/**
 * @param {{x: number, y: number, z: number, width: number}} mouth where the lips meet, mm
 * @returns {{positions: Float32Array, normals: Float32Array, colours: Float32Array,
 *   triangles: number[]}}
 */
export function teethShape(mouth) {
  const positions = [];
  const normals = [];
  const colours = [];
  const triangles = [];
  const scale = mouth.width / 52;
  for (const side of [-1, 1]) {
    let from = 0;
    WIDTHS.forEach((width, tooth) => {
      const first = positions.length / 3;
      for (let row = 0; row < ROWS; row++) {
        for (let column = 0; column < COLUMNS; column++) {
          const across = column / (COLUMNS - 1);
          const up = row / (ROWS - 1);
          const point = pointOf(from + across * width, across, up, tooth);
          positions.push(
            mouth.x + side * scale * point.along,
            mouth.y - BELOW_MM + point.height,
            mouth.z - BEHIND_MM - point.back,
          );
          normals.push(...unit([side * point.slope, 0.25 * (1 - 2 * up) - 0.1, 1]));
          colours.push(...point.colour);
        }
      }
      triangles.push(...grid(first, side));
      from += width;
    });
  }
  return {
    positions: Float32Array.from(positions),
    normals: Float32Array.from(normals),
    colours: Float32Array.from(colours),
    triangles,
  };
}

/** One point of a tooth: `arc` mm along the row from its middle, 0 to 1 across and up the tooth. */
function pointOf(arc, across, up, tooth) {
  // Seen from above the row is a parabola; near the front, its length is close to its width.
  const along = arc * (1 - 0.0075 * arc);
  const centre = 2 * across - 1;
  const rounded = 0.9 * Math.abs(centre) ** 4;
  const back = 0.013 * arc * arc + 0.5 * centre * centre + 0.5 * (2 * up - 0.9) ** 2;
  const height = SHORTER[tooth] + rounded * (1 - up) ** 2 + up * HEIGHT_MM;
  const gap = 1 - 0.55 * Math.abs(centre) ** 8;
  const depth = Math.max(0.05, 1 - (arc / 27) ** 1.6);
  const gum = smooth(0.72, 0.86, up + 0.12 * centre * centre);
  const shade = gap * depth * (0.75 + 0.25 * (1 - up));
  const colour = IVORY.map((value, k) => (value * (1 - gum) + GUM[k] * gum) * shade);
  return { along, back, height, colour, slope: 0.026 * arc + 0.35 * centre };
}

function smooth(low, high, value) {
  const t = Math.max(0, Math.min(1, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

function unit(v) {
  const length = Math.hypot(...v);
  return v.map((value) => value / length);
}

function grid(first, side) {
  const triangles = [];
  for (let row = 0; row + 1 < ROWS; row++) {
    for (let column = 0; column + 1 < COLUMNS; column++) {
      const a = first + row * COLUMNS + column;
      const [b, c, d] = [a + 1, a + COLUMNS, a + COLUMNS + 1];
      triangles.push(...(side > 0 ? [a, b, d, a, d, c] : [b, a, d, d, a, c]));
    }
  }
  return triangles;
}

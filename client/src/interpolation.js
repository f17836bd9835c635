// Values between frames.

/**
 * The frames around a time.
 * @param {number} time seconds
 * @param {number} fps
 * @param {number} frames
 * @returns {{before: number, after: number, share: number}} frames, and the weight of the later one
 */
export function between(time, fps, frames) {
  const place = Math.min(Math.max(time * fps, 0), frames - 1);
  const before = Math.floor(place);
  return { before, after: Math.min(before + 1, frames - 1), share: place - before };
}

/**
 * Values at a time: Catmull-Rom between frames and held at the ends, as labial.motion.interpolate.
 * @param {Float32Array} values [frames, width]
 * @param {number} frames
 * @param {number} time seconds
 * @param {number} fps
 * @param {Float32Array} out [width], filled
 */
export function splineAt(values, frames, time, fps, out) {
  const { before, after, share: t } = between(time, fps, frames);
  const width = out.length;
  const around = [Math.max(before - 1, 0), before, after, Math.min(after + 1, frames - 1)];
  const [p0, p1, p2, p3] = around.map((frame) => frame * width);
  const w0 = ((2 - t) * t - 1) * t * 0.5;
  const w1 = ((3 * t - 5) * t * t + 2) * 0.5;
  const w2 = ((4 - 3 * t) * t + 1) * t * 0.5;
  const w3 = (t - 1) * t * t * 0.5;
  for (let i = 0; i < width; i++) {
    out[i] = w0 * values[p0 + i] + w1 * values[p1 + i] + w2 * values[p2 + i] + w3 * values[p3 + i];
  }
}

/**
 * Values at a time, linear between frames as weights in a .glb. Parameters as of `splineAt`.
 */
export function linearAt(values, frames, time, fps, out) {
  const { before, after, share } = between(time, fps, frames);
  const [a, b] = [before * out.length, after * out.length];
  for (let i = 0; i < out.length; i++) {
    out[i] = values[a + i] * (1 - share) + values[b + i] * share;
  }
}

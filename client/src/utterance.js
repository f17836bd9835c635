// What has come of one utterance, by its times in seconds from its first phone.

import { linearAt, splineAt } from "./interpolation.js";
import { Timeline } from "./timeline.js";

// Frames this long before the last one shown are dropped.
const KEPT_S = 4;

export class Utterance {
  /** Until all has come null, then the length in seconds. */
  duration = null;
  stopped = false;
  /** Whether the connection was lost before all had come. */
  broken = false;
  /** The time shown last, in seconds. */
  shown = 0;
  phones = [];
  words = [];
  timeline = new Timeline();
  /** Sound that is not placed on the clock yet: {start, rate, samples}. */
  pieces = [];
  #first = 0;
  #end = 0;

  /**
   * @param {number} number
   * @param {number} width values of a frame
   * @param {number} fps
   * @param {boolean} smooth whether values are interpolated by splines, as positions are
   */
  constructor(number, width, fps, smooth) {
    this.number = number;
    this.width = width;
    this.fps = fps;
    this.interpolate = smooth ? splineAt : linearAt;
    this.values = new Float32Array(width * 256);
  }

  /** Seconds up to which frames, and with them the sound, have come. */
  get available() {
    return this.duration ?? Math.max(0, this.#end - 1) / this.fps;
  }

  get hasFrames() {
    return this.#end > 0;
  }

  /** Whether it is over before anything can be shown. */
  get empty() {
    return this.duration !== null && (this.duration <= 0 || !this.hasFrames);
  }

  /**
   * Frames from number `first` on.
   * @param {number} first
   * @param {Float32Array} values [frames, width]
   * @param {boolean} replaces whether they take the place of those that came before
   */
  addFrames(first, values, replaces) {
    if (replaces) this.#end = Math.min(this.#end, Math.max(first, this.#first));
    if (first !== this.#end) throw new Error(`frame ${first} came, expected ${this.#end}`);
    this.#makeRoom(values.length);
    this.values.set(values, (this.#end - this.#first) * this.width);
    this.#end += values.length / this.width;
  }

  /** Drop frames, or take a larger array, so that `length` more values fit. */
  #makeRoom(length) {
    const used = (this.#end - this.#first) * this.width;
    if (used + length <= this.values.length) return;
    const before = Math.floor((this.shown - KEPT_S) * this.fps);
    const dropped = Math.max(0, Math.min(before, this.#end) - this.#first);
    const kept = this.values.subarray(dropped * this.width, used);
    const larger = 2 * (kept.length + length) > this.values.length;
    const into = larger ? new Float32Array(2 * (kept.length + length)) : this.values;
    into.set(kept);
    this.values = into;
    this.#first += dropped;
  }

  /** @param {number} time seconds @param {Float32Array} out [width], filled */
  valuesAt(time, out) {
    this.shown = time;
    const since = time - this.#first / this.fps;
    this.interpolate(this.values, this.#end - this.#first, since, this.fps, out);
  }

  /** No phone is spoken from a time in seconds on. */
  cutPhones(time) {
    const spoken = this.phones.filter(({ start }) => start < time);
    this.phones = spoken.map((phone) => ({ ...phone, end: Math.min(phone.end, time) }));
  }

  /** All has come: it ends at a time in seconds. */
  endAt(duration, stopped = true) {
    this.duration = duration;
    this.stopped = stopped;
  }

  /**
   * Take the sound up to a time off `pieces`.
   * @param {number} end seconds
   * @returns {{start: number, rate: number, samples: Int16Array}[]}
   */
  soundUpTo(end) {
    const taken = [];
    while (this.pieces.length && this.pieces[0].start < end) {
      const { start, rate, samples } = this.pieces[0];
      const count = Math.min(samples.length, Math.round((end - start) * rate));
      if (count > 0) taken.push({ start, rate, samples: samples.subarray(0, count) });
      if (count === samples.length) this.pieces.shift();
      else {
        const rest = samples.subarray(count);
        this.pieces[0] = { start: start + count / rate, rate, samples: rest };
        break;
      }
    }
    return taken;
  }
}

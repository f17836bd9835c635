// No jumps: where values would jump, the difference fades.

export class Transition {
  #last;
  #difference;
  #start = null;
  #seconds = 0;
  #asked = 0;

  /** @param {Float32Array} values that are shown first */
  constructor(values) {
    this.#last = values.slice();
    this.#difference = new Float32Array(values.length);
  }

  /** The next values may jump: fade the difference in `seconds`. */
  begin(seconds) {
    this.#asked = Math.max(this.#asked, seconds);
  }

  /**
   * @param {Float32Array} values changed in place
   * @param {number} now seconds
   */
  apply(values, now) {
    if (this.#asked) {
      for (let i = 0; i < values.length; i++) this.#difference[i] = this.#last[i] - values[i];
      [this.#start, this.#seconds, this.#asked] = [now, this.#asked, 0];
    }
    if (this.#start !== null) {
      const share = Math.max(0, (now - this.#start) / this.#seconds);
      const left = share < 1 ? 1 - share ** 3 * (10 - 15 * share + 6 * share ** 2) : 0;
      for (let i = 0; i < values.length; i++) values[i] += left * this.#difference[i];
      if (!left) this.#start = null;
    }
    this.#last.set(values);
  }
}

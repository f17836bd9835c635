// The sound and its clock. The face follows what is heard, so there is only this one clock.

// The clock of a sound card runs in steps, which are smoothed over this time.
const SMOOTHED_S = 0.25;
// A larger difference is a jump, such as after a pause of the computer.
const JUMP_S = 0.05;
const FADE_S = 0.012;

/**
 * Sound on a Web Audio clock.
 * @typedef {object} Clock
 * @property {number} now seconds; sound can be placed from here on
 * @property {number} heard seconds; what leaves the speaker at this moment was placed here
 */
export class Sound {
  #context;
  #output;
  #steady = null;
  #latency = null;
  #sources = new Set();

  /**
   * @param {AudioContext} context
   * @param {AudioNode} output where the sound goes
   */
  constructor(context, output) {
    this.#context = context;
    this.#output = output;
  }

  get now() {
    return this.#context.currentTime;
  }

  get heard() {
    const machine = performance.now() / 1000;
    const measured = this.now - this.latency;
    const before = this.#steady;
    let heard = measured;
    if (before && this.#context.state === "running") {
      const passed = machine - before.machine;
      const expected = before.heard + passed;
      const apart = measured - expected;
      const followed = expected + apart * (1 - Math.exp(-passed / SMOOTHED_S));
      if (Math.abs(apart) < JUMP_S) heard = Math.max(before.heard, followed);
    }
    this.#steady = { heard, machine };
    return heard;
  }

  /** Seconds from the clock to the speaker. */
  get latency() {
    // Some browsers report only one of them, and let the first one tremble.
    const { outputLatency, baseLatency } = this.#context;
    const measured = outputLatency || baseLatency || 0;
    if (this.#latency === null || Math.abs(measured - this.#latency) > 0.005) this.#latency = measured;
    return this.#latency;
  }

  /** Whether the browser waits for a gesture of the user. */
  get blocked() {
    return this.#context.state === "suspended";
  }

  resume() {
    return this.#context.resume();
  }

  /** The nearest time at which a sample starts: pieces cut there join exactly. */
  onGrid(time) {
    const rate = this.#context.sampleRate;
    return Math.round(time * rate) / rate;
  }

  /**
   * Place a piece of sound on the clock.
   * @param {{rate: number, samples: Int16Array}} piece
   * @param {number} clock seconds
   */
  place({ rate, samples }, clock) {
    const buffer = this.#context.createBuffer(1, samples.length, rate);
    buffer.copyToChannel(Float32Array.from(samples, (sample) => sample / 32768), 0);
    const gain = this.#context.createGain();
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.connect(gain).connect(this.#output);
    const late = Math.max(0, this.now - clock);
    if (late < buffer.duration) source.start(clock + late, late);
    const playing = { source, gain };
    this.#sources.add(playing);
    source.addEventListener("ended", () => {
      this.#sources.delete(playing);
      gain.disconnect();
    });
  }

  /** Fade out what is placed. */
  silence() {
    const { now } = this;
    for (const { source, gain } of this.#sources) {
      gain.gain.setValueAtTime(1, now);
      gain.gain.linearRampToValueAtTime(0, now + FADE_S);
      source.stop(now + FADE_S);
    }
    this.#sources.clear();
  }
}

/** A clock without sound. */
export class Silence {
  latency = 0;
  blocked = false;

  get now() {
    return performance.now() / 1000;
  }

  get heard() {
    return this.now;
  }

  async resume() {}

  onGrid(time) {
    return time;
  }

  place() {}

  silence() {}
}

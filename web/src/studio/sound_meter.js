// How loud the microphone is, and what is wrong with its sound.

const EACH_MS = 50;
const SAMPLES = 4096; // more than pass between two looks, at any rate
const CLIPPED = 0.985;
const CLIPPED_MS = 1; // of the last moment; less is not heard
const CLIPPED_STAYS_S = 2;
const REMEMBERED_S = 5;
const SILENT_DB = -55;
// Of the quietest tenth of the last seconds.
const NOISY_DB = -42;
const FLOOR_DB = -70;

/**
 * @typedef {object} Sound
 * @property {number} level 0 to 1, of the last moment, on a scale of decibels
 * @property {number} peak the same for the largest sample
 * @property {"clipped" | "noisy" | "silent" | null} fault
 */

export class SoundMeter {
  /** @type {Sound} */
  sound = { level: 0, peak: 0, fault: null };
  #context;
  #analyser;
  #samples = new Float32Array(SAMPLES);
  #levels = [];
  #clipped = -Infinity;
  #timer;

  /** @param {MediaStream} stream @param {(sound: Sound) => void} onSound about 20 times a second */
  constructor(stream, onSound) {
    this.#context = new AudioContext();
    this.#analyser = new AnalyserNode(this.#context, { fftSize: SAMPLES });
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    this.#timer = setInterval(() => {
      if (this.#context.state === "suspended") this.#context.resume().catch(() => {});
      else onSound(this.#look());
    }, EACH_MS);
  }

  close() {
    clearInterval(this.#timer);
    this.#context.close();
  }

  #look() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let peak = 0;
    let energy = 0;
    let clipped = 0;
    for (const sample of this.#samples) {
      peak = Math.max(peak, Math.abs(sample));
      energy += sample * sample;
      clipped += Math.abs(sample) >= CLIPPED;
    }
    const level = decibels(Math.sqrt(energy / SAMPLES));
    const now = performance.now() / 1000;
    if ((1000 * clipped) / this.#context.sampleRate > CLIPPED_MS) this.#clipped = now;
    this.#levels.push(level);
    if (this.#levels.length > (REMEMBERED_S * 1000) / EACH_MS) this.#levels.shift();
    this.sound = { level: onScale(level), peak: onScale(decibels(peak)), fault: this.#fault(now) };
    return this.sound;
  }

  #fault(now) {
    if (now - this.#clipped < CLIPPED_STAYS_S) return "clipped";
    if (this.#levels.length < (REMEMBERED_S * 500) / EACH_MS) return null;
    const sorted = [...this.#levels].sort((a, b) => a - b);
    if (sorted.at(-1) < SILENT_DB) return "silent";
    return sorted[Math.floor(sorted.length / 10)] > NOISY_DB ? "noisy" : null;
  }
}

function decibels(amplitude) {
  return 20 * Math.log10(Math.max(amplitude, 1e-6));
}

function onScale(level) {
  return Math.max(0, Math.min(1, 1 - level / FLOOR_DB));
}

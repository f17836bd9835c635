// A sentence that is recorded by the microphone alone.

import { wavOf } from "./base64.js";

const RATE = 44100;

export class Microphone {
  #stream = null;
  #recorder = null;
  #pieces = [];

  get recording() {
    return this.#recorder !== null;
  }

  /** Rejected if the browser refuses it. */
  async start() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    this.drop(); // a second click while the browser asked
    this.#stream = stream;
    this.#pieces = [];
    this.#recorder = new MediaRecorder(this.#stream);
    this.#recorder.addEventListener("dataavailable", ({ data }) => this.#pieces.push(data));
    this.#recorder.start();
  }

  /** Let go of the microphone, and of what was recorded. */
  drop() {
    this.#recorder = null;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
  }

  /** @returns {Promise<Blob>} a WAV file */
  async stop() {
    const recorder = this.#recorder;
    const over = new Promise((resolve) => recorder.addEventListener("stop", resolve));
    recorder.stop();
    await over;
    const pieces = this.#pieces;
    this.drop();
    return decoded(new Blob(pieces));
  }
}

async function decoded(blob) {
  const context = new OfflineAudioContext(1, 1, RATE);
  const sound = await context.decodeAudioData(await blob.arrayBuffer());
  const samples = Int16Array.from(
    sound.getChannelData(0),
    (value) => Math.max(-1, Math.min(1, value)) * 32767,
  );
  return wavOf(samples, sound.sampleRate);
}

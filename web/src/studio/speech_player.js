// Speech that is played while one or more faces speak it.

import { Player } from "../player.js";

/** Dispatches "change" when it starts, stops or jumps. */
export class SpeechPlayer extends EventTarget {
  /** @type {import("./talking_face.js").TalkingFace[]} */
  faces;
  /** @type {Player | null} */
  player = null;
  /** Called with the time of each frame that is drawn. */
  onDraw = () => {};
  #address = null;
  #audio = null;
  #muted = false;
  #frame = 0;

  constructor(...faces) {
    super();
    this.faces = faces;
  }

  /** @param {import("./speech.js").Speech} speech */
  load(speech) {
    this.#forget();
    this.#address = speech.sound && URL.createObjectURL(speech.sound);
    this.#audio = this.#address && new Audio(this.#address);
    this.muted = this.#muted;
    this.player = new Player(speech.duration, this.#audio, () => {
      this.dispatchEvent(new CustomEvent("change"));
      this.refresh();
    });
    this.refresh();
  }

  /** @param {boolean} on whether the faces move without sound */
  set muted(on) {
    this.#muted = on;
    if (this.#audio) this.#audio.muted = on;
  }

  get playing() {
    return this.player?.playing ?? false;
  }

  play() {
    this.player?.pause();
    this.player?.seek(0);
    this.player?.play();
  }

  toggle() {
    this.player?.toggle();
  }

  pause() {
    this.player?.pause();
  }

  /** Draw at the next frame, and go on while it plays. */
  refresh() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.player) return;
      this.player.tick();
      const { time } = this.player;
      for (const face of this.faces) face.draw(time);
      this.onDraw(time);
      if (this.player.playing) this.refresh();
    });
  }

  dispose() {
    this.#forget();
    for (const face of this.faces) face.dispose();
    this.faces = [];
  }

  #forget() {
    this.player?.pause();
    this.player = null;
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = null;
  }
}

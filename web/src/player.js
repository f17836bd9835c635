// The clock: the audio's while it lasts, otherwise the page's own.

/** Playback time in seconds, which can be started, stopped and set. */
export class Player {
  /**
   * @param {number} duration seconds
   * @param {HTMLAudioElement | null} audio
   * @param {() => void} onChange called when play, pause or a jump happens
   */
  constructor(duration, audio, onChange) {
    this.duration = duration;
    this.audio = audio;
    this.onChange = onChange;
    this.playing = false;
    this.loop = false;
    this.rate = 1;
    this.held = 0;
    // A time of the page's own clock, and the machine's time then; null while the audio is the clock.
    this.mark = null;
    if (!audio) return;
    audio.preservesPitch = true;
    audio.addEventListener("ended", () => this.playing && this.#ownClock(this.audio.duration));
    audio.addEventListener("error", () => this.#withoutAudio());
    audio.addEventListener("pause", () => this.#pausedFromOutside());
    audio.addEventListener("seeked", () => this.onChange());
  }

  /** Now, in seconds. */
  get time() {
    if (!this.playing) return this.held;
    const now = this.mark
      ? this.mark.time + ((performance.now() - this.mark.clock) / 1000) * this.rate
      : this.audio.currentTime;
    return Math.min(now, this.duration);
  }

  /** Call before drawing a frame: stops or restarts at the end. */
  tick() {
    if (!this.playing || this.time < this.duration - 1e-3) return;
    if (this.loop) {
      this.playing = false;
      this.seek(0);
      this.play();
    } else {
      this.pause();
      this.held = this.duration;
      this.onChange();
    }
  }

  play() {
    if (this.playing) return;
    if (this.held >= this.duration - 1e-3) this.seek(0);
    const silentFrom = this.audio ? this.audio.duration : 0;
    this.playing = true;
    if (!this.audio || this.held >= silentFrom - 1e-3) {
      this.#ownClock(this.held);
    } else {
      this.mark = null;
      this.audio.playbackRate = this.rate;
      this.audio.play().catch((reason) => this.#refused(reason));
    }
    this.onChange();
  }

  pause() {
    if (!this.playing) return;
    this.held = this.time;
    this.playing = false;
    this.audio?.pause();
    this.onChange();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  /** @param {number} time seconds, clipped to the duration */
  seek(time) {
    const wasPlaying = this.playing;
    if (wasPlaying) this.pause();
    this.held = Math.max(0, Math.min(time, this.duration));
    if (this.audio) {
      const end = Number.isFinite(this.audio.duration) ? this.audio.duration : Infinity;
      this.audio.currentTime = Math.min(this.held, end);
    }
    if (wasPlaying && this.held < this.duration) this.play();
    this.onChange();
  }

  /** @param {number} rate 1 is the original speed */
  setRate(rate) {
    if (this.mark) this.#ownClock(this.time, rate);
    this.rate = rate;
    if (this.audio) this.audio.playbackRate = rate;
    this.onChange();
  }

  #ownClock(time, rate = this.rate) {
    this.mark = { time, clock: performance.now() };
    this.rate = rate;
  }

  #refused(reason) {
    if (reason.name === "AbortError") return;
    if (reason.name === "NotAllowedError") {
      this.playing = false;
      this.onChange();
    } else {
      this.#withoutAudio();
    }
  }

  #withoutAudio() {
    const time = this.playing && !this.mark ? this.held : this.time;
    this.audio = null;
    if (this.playing) this.#ownClock(time);
    this.onChange();
  }

  // A headset's key or the system may pause the audio; its end is reported by "ended".
  #pausedFromOutside() {
    if (!this.playing || this.mark || this.audio.ended || !this.audio.paused) return;
    this.held = this.audio.currentTime;
    this.playing = false;
    this.onChange();
  }
}

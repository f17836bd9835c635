// Pictures per second that a camera gives.

const EACH_MS = 500;
const OVER_S = 2;

export class FrameRate {
  /** Hz; null until enough was seen, or in a browser that cannot tell. @type {number | null} */
  value = null;
  #video;
  #track;
  #shown = 0;
  #first = null;
  #request = 0;
  #timer;

  /** @param {HTMLVideoElement} video @param {MediaStreamTrack} track that it shows */
  constructor(video, track) {
    this.#video = video;
    this.#track = track;
    if (!track.stats) this.#next();
    this.#timer = setInterval(() => this.#look(), EACH_MS);
  }

  close() {
    clearInterval(this.#timer);
    this.#video.cancelVideoFrameCallback?.(this.#request);
  }

  /** Pictures that have come; a browser without statistics counts those that were shown. */
  get #count() {
    return this.#track.stats?.totalFrames ?? this.#shown;
  }

  #next() {
    this.#request = this.#video.requestVideoFrameCallback?.((_, { presentedFrames }) => {
      this.#shown = presentedFrames;
      this.#next();
    });
  }

  #look() {
    const now = performance.now();
    if (document.hidden || !this.#count)
      this.#first = null; // hidden pages are shown fewer pictures
    else this.#first ??= { now, count: this.#count };
    const seconds = this.#first ? (now - this.#first.now) / 1000 : 0;
    if (seconds < OVER_S) return;
    this.value = (this.#count - this.#first.count) / seconds;
    this.#first = { now, count: this.#count };
  }
}

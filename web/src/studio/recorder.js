// A take: recorded by the browser and sent piece by piece, so that little is ever at risk.

import { takePath } from "./api.js";

const PIECE_MS = 500;
const AGAIN_MS = 700;
const KINDS = [
  "video/webm;codecs=vp8,opus",
  "video/webm",
  "video/mp4;codecs=avc1.42E01E,mp4a.40.2",
  "video/mp4",
];
const BITS = { videoBitsPerSecond: 5_000_000, audioBitsPerSecond: 160_000 };

export class Recorder {
  /** The take's id at the studio; null until it has one. @type {string | null} */
  id = null;
  /** Whether pieces wait because the studio does not answer. */
  waiting = false;
  /** Resolves with the take when the studio has all of it; rejects if it refuses it. */
  done;
  #api;
  #words;
  #onChange;
  #recorder;
  #pieces = [];
  #sent = 0;
  #recorded = false;
  #more = null;

  /**
   * Begin to record.
   * @param {import("./api.js").Api} api
   * @param {MediaStream} stream
   * @param {{text: string}} words
   * @param {() => void} onChange called when `waiting` changes
   */
  constructor(api, stream, words, onChange = () => {}) {
    this.#api = api;
    this.#words = words;
    this.#onChange = onChange;
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    this.#recorder = new MediaRecorder(stream, { mimeType, ...BITS });
    this.#recorder.addEventListener("dataavailable", ({ data }) => data.size && this.#add(data));
    const over = new Promise((resolve) => this.#recorder.addEventListener("stop", resolve));
    over.then(() => {
      this.#recorded = true;
      this.#more?.();
    });
    this.#recorder.start(PIECE_MS);
    this.began = performance.now();
    this.done = this.#send();
    this.done.catch(() => this.#giveUp());
  }

  /** Seconds since it began. */
  get seconds() {
    return (performance.now() - this.began) / 1000;
  }

  /** Stop recording; a camera that was taken away has stopped it already. */
  stop() {
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
  }

  /** What cannot be stored as a whole is said again; what is stored as a whole stays. */
  #giveUp() {
    this.stop();
    const whole = this.#recorded && this.#sent === this.#pieces.length;
    if (this.id && !whole) this.#api.delete(takePath(this.id)).catch(() => {});
  }

  #add(piece) {
    this.#pieces.push(piece);
    this.#more?.();
  }

  async #send() {
    await this.#begin();
    while (!(this.#recorded && this.#sent === this.#pieces.length)) {
      if (this.#sent === this.#pieces.length) await new Promise((resolve) => (this.#more = resolve));
      else await this.#sendNext();
    }
    return this.#patiently(() => this.#api.post(takePath(this.id, "/end")));
  }

  async #begin() {
    const kind = { ...this.#words, media: this.#recorder.mimeType };
    ({ id: this.id } = await this.#patiently(() => this.#api.post("takes", kind)));
    this.#sent = 0;
  }

  async #sendNext() {
    const number = this.#sent;
    const path = takePath(this.id, `/chunks?number=${number}`);
    try {
      await this.#patiently(() => this.#api.send(path, this.#pieces[number]));
      this.#sent = number + 1;
    } catch (error) {
      const { expected } = error.detail ?? {};
      if (error.status === 409 && Number.isInteger(expected) && expected <= this.#pieces.length) {
        this.#sent = expected; // a piece came twice, or an answer was lost
      } else if (error.status === 404 || error.status === 409) {
        await this.#anew();
      } else {
        throw error;
      }
    }
  }

  /** The studio was started again meanwhile and closed the take: all of it is still here. */
  async #anew() {
    const before = this.id;
    await this.#begin();
    await this.#api.delete(takePath(before)).catch(() => {});
  }

  /** Ask again until the studio answers. */
  async #patiently(ask) {
    for (;;) {
      try {
        const answer = await ask();
        this.#wait(false);
        return answer;
      } catch (error) {
        if (error.status !== 0) throw error;
        this.#wait(true);
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }

  #wait(waiting) {
    if (this.waiting === waiting) return;
    this.waiting = waiting;
    this.#onChange();
  }
}

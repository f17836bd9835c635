// The live picture with the face's mesh, the level of the sound, and what is wrong with either.

import { $, h } from "./dom.js";
import { FaceFinder } from "./face_finder.js";
import { FrameRate } from "./frame_rate.js";
import { t } from "./language.js";
import { drawPoints } from "./overlay.js";
import { SoundMeter } from "./sound_meter.js";

const LEAST_FPS = 24.5; // 25 with some tolerance of the measurement
const PAUSE_WHILE_RECORDING_MS = 600;
const MESH = { line: 0.7, colour: "rgb(255 255 255 / 55%)" };

/**
 * @typedef {object} Fault
 * @property {string} kind
 * @property {string | Record<string, string>} text
 */

/** Dispatches "faults" when something else is right or wrong. One element, moved where it is needed. */
export class LiveView extends EventTarget {
  #camera;
  #api;
  #finder = null;
  #meter = null;
  #rate = null;
  #found = null;
  #sound = null;

  /** @param {import("./camera.js").Camera} camera @param {import("./api.js").Api} api */
  constructor(camera, api) {
    super();
    this.#camera = camera;
    this.#api = api;
    this.video = h("video", { muted: true, playsInline: true, autoplay: true, tabIndex: -1 });
    this.mesh = h("canvas", { "aria-hidden": "true" });
    this.level = h("div.level", { "aria-hidden": "true" }, h("i.now"), h("i.peak"));
    this.curtain = h("div.curtain");
    const picture = h("div.picture", {}, this.video, this.mesh, h("span.recording-mark"), this.curtain);
    this.element = h("div.live", {}, picture, this.level);
    this.video.addEventListener("resize", () => this.#shape());
    camera.addEventListener("change", () => this.#follow());
    this.#follow();
  }

  /** Show it in an element; the video goes on after it was moved. */
  moveTo(place) {
    if (this.element.parentElement !== place) place.append(this.element);
    if (this.#camera.stream) this.video.play().catch(() => {});
  }

  /** Whether the picture was looked at. */
  get hasLooked() {
    return this.#found !== null;
  }

  /** Whether the sound was listened to. */
  get hasHeard() {
    return this.#sound !== null;
  }

  get frameRate() {
    return this.#rate?.value ?? null;
  }

  /** What is wrong now. @returns {Fault[]} */
  get faults() {
    const faults = [...(this.#found?.faults ?? [])];
    if (this.frameRate !== null && this.frameRate < LEAST_FPS) faults.push(fault("rate"));
    if (this.#sound?.fault) faults.push(fault(this.#sound.fault));
    return faults;
  }

  /** @param {boolean} on less is asked of the machine while it records */
  set recording(on) {
    this.element.classList.toggle("recording", on);
    if (this.#finder) this.#finder.pauseMs = on ? PAUSE_WHILE_RECORDING_MS : 0;
  }

  #follow() {
    const { stream, problem } = this.#camera;
    if (this.video.srcObject !== stream) {
      this.#close();
      this.video.srcObject = stream;
      if (stream) this.#open(stream);
    }
    this.element.dataset.state = stream ? "on" : (problem ?? "off");
  }

  #open(stream) {
    this.video.play().catch(() => {});
    this.#finder = new FaceFinder(this.#api, this.video, (found) => this.#show(found));
    this.#rate = new FrameRate(this.video, stream.getVideoTracks()[0]);
    if (stream.getAudioTracks().length) this.#meter = new SoundMeter(stream, (sound) => this.#hear(sound));
  }

  #close() {
    for (const each of [this.#finder, this.#meter, this.#rate]) each?.close();
    this.#finder = this.#meter = this.#rate = this.#found = this.#sound = null;
    drawPoints(this.mesh, null, []);
  }

  #shape() {
    const { videoWidth, videoHeight } = this.video;
    if (videoWidth) this.element.style.setProperty("--aspect", videoWidth / videoHeight);
  }

  #show(found) {
    this.#found = found;
    drawPoints(this.mesh, found.points, this.#finder.edges, MESH);
    this.dispatchEvent(new CustomEvent("faults"));
  }

  #hear(sound) {
    const changed = this.#sound?.fault !== sound.fault;
    this.#sound = sound;
    $(".now", this.level).style.setProperty("--share", sound.level.toFixed(3));
    $(".peak", this.level).style.setProperty("--share", sound.peak.toFixed(3));
    this.level.classList.toggle("clipped", sound.fault === "clipped");
    if (changed) this.dispatchEvent(new CustomEvent("faults"));
  }
}

function fault(kind) {
  return { kind, text: t(`fault.${kind}`) };
}

// A take, played with the points that were tracked in it and its phones below.

import { takePath } from "./api.js";
import { float32 } from "./base64.js";
import { $, setText } from "./dom.js";
import { t } from "./language.js";
import { drawPoints } from "./overlay.js";
import { PhoneTrack } from "./phone_track.js";
import { showVerdict } from "./verdict.js";

const LIPS = { line: 2, dot: 1.1, colour: "#8ff0d0" };

const BEFORE_WORDS_S = 0.5;
const LONG_SILENCE_S = 1.5;

export class TakePlayer {
  #studio;
  #dialog = $("#replay");
  #video = $("#replay video");
  #canvas = $("#replay canvas");
  #phones = new PhoneTrack($("#replay-track"));
  #take = null;
  #track = null;
  /** What of the track was loaded: it is there only after the take was looked at. */
  #loaded = "";
  #copied = false;
  /** Seconds from which on it is worth playing. */
  #begins = 0;
  #frame = 0;

  /** @param {import("./studio.js").Studio} studio */
  constructor(studio) {
    this.#studio = studio;
    $("#replay-close").addEventListener("click", () => this.#dialog.close());
    $("#replay-play").addEventListener("click", () => this.#toggle());
    $("#replay-keep").addEventListener("click", () => this.#keep());
    $("#replay-again").addEventListener("click", () => this.#judge());
    $("#replay-delete").addEventListener("click", () => this.#delete());
    $("#replay-words").addEventListener("submit", (event) => this.#say(event));
    this.#dialog.addEventListener("close", () => this.#closed());
    this.#dialog.addEventListener("keydown", (event) => this.#key(event));
    this.#phones.addEventListener("seek", ({ detail }) => (this.#video.currentTime = detail));
    for (const type of ["play", "pause", "ended"]) this.#video.addEventListener(type, () => this.render());
    this.#video.addEventListener("error", () => this.#unplayable());
    this.#video.addEventListener("loadedmetadata", () => this.#shape());
  }

  /** @param {string} id of a take */
  async open(id) {
    this.#take = id;
    this.#track = null;
    this.#loaded = "";
    this.#copied = false;
    this.#begins = 0;
    this.#phones.set([], [], 1);
    $("#replay-track").hidden = true;
    this.#dialog.showModal();
    this.render();
    this.#loop();
    await this.#show(takePath(id, "/video"));
  }

  /** Play a file of the take that is open. */
  async #show(path) {
    const id = this.#take;
    await this.#studio.attempt(async () => {
      const address = await this.#studio.api.media(path);
      if (this.#take !== id) return URL.revokeObjectURL(address);
      this.#video.src = address;
      this.#video.play().catch(() => {});
    });
  }

  /** Browsers do not play every video: then a copy that they play is asked for. */
  #unplayable() {
    if (!this.#take || this.#copied) return;
    this.#copied = true;
    this.#show(takePath(this.#take, "/playable"));
  }

  render() {
    const take = this.#take && this.#studio.state.take(this.#take);
    if (!take) return this.#dialog.open && this.#dialog.close();
    setText($("#replay-title"), take.text || t("take.wordless"));
    setText($("#replay-play"), t(this.#video.paused ? "play" : "pause"));
    setText($("#replay-keep"), t(take.kept ? "take.leave" : "take.keep"));
    $("#replay-again").disabled = ["waiting", "working"].includes(take.status);
    showVerdict($("#replay-verdict"), take);
    this.#showWords(take);
    this.#load(take);
  }

  async #load({ id, status, seconds_to_verdict: verdict }) {
    const version = `${id} ${status} ${verdict}`;
    if (this.#loaded === version || ["waiting", "working", "recording"].includes(status)) return;
    this.#loaded = version;
    const found = await this.#studio.api.get(takePath(id, "/track")).catch(() => null);
    if (this.#take !== id || !found) return;
    this.#track = decoded(found);
    this.#begins = (found.words[0]?.start ?? 0) - BEFORE_WORDS_S;
    this.#skip();
    $("#replay-track").hidden = found.phones.length === 0;
    this.#phones.set(found.phones, found.words, this.#track.times.at(-1) ?? 1);
  }

  /** Pictures of a piece of a long video may begin long before its words. */
  #skip() {
    const { currentTime, ended } = this.#video;
    if (this.#begins > LONG_SILENCE_S && (currentTime < this.#begins || ended)) {
      this.#video.currentTime = this.#begins;
    }
  }

  #shape() {
    const { videoWidth, videoHeight } = this.#video;
    $(".picture", this.#dialog).style.setProperty("--aspect", videoWidth / videoHeight || 4 / 3);
  }

  #loop() {
    if (!this.#dialog.open) return;
    this.#draw(this.#video.currentTime);
    this.#frame = requestAnimationFrame(() => this.#loop());
  }

  #draw(time) {
    this.#phones.draw(time);
    if (!this.#track) return drawPoints(this.#canvas, null, []);
    drawPoints(this.#canvas, pointsAt(this.#track, time), this.#track.lips, LIPS);
  }

  #toggle() {
    if (this.#video.ended) this.#skip();
    if (this.#video.paused) this.#video.play().catch(() => {});
    else this.#video.pause();
  }

  #key(event) {
    if (event.key !== " " || event.target.matches("button, input")) return;
    event.preventDefault();
    this.#toggle();
  }

  #keep() {
    const { id, kept } = this.#studio.state.take(this.#take);
    this.#studio.attempt(() => this.#studio.api.patch(takePath(id), { kept: !kept }));
  }

  #judge() {
    this.#studio.attempt(() => this.#studio.api.post(takePath(this.#take, "/again")));
  }

  /** What is said in the take, typed: it came without a text, or its words do not fit. */
  #showWords(take) {
    const form = $("#replay-words");
    const { text } = form.elements;
    form.hidden = Boolean(take.text) && !take.faults.some(({ kind }) => kind === "words");
    if (form.dataset.take !== take.id) {
      form.dataset.take = take.id;
      text.value = take.text;
    }
  }

  #say(event) {
    event.preventDefault();
    const text = event.target.elements.text.value.trim();
    if (text) this.#studio.attempt(() => this.#studio.api.patch(takePath(this.#take), { text }));
  }

  async #delete() {
    const id = this.#take;
    const { api } = this.#studio;
    await this.#studio.attempt(async () => {
      const uses = await api.get(takePath(id, "/uses"));
      if (!(await this.#studio.confirm(askedBefore(uses), t("take.delete")))) return;
      const agreed = new URLSearchParams(uses.trainings.map((name) => ["training", name]));
      await api.delete(takePath(id, `?${agreed}`));
    });
  }

  #closed() {
    cancelAnimationFrame(this.#frame);
    this.#video.pause();
    URL.revokeObjectURL(this.#video.src);
    this.#video.removeAttribute("src");
    this.#video.load();
    this.#take = this.#track = null;
  }
}

/** What is asked before a take is deleted: what goes with it, and what is kept. */
function askedBefore({ trainings, voices, others }) {
  const named = (names) => names.join(", ");
  return [
    t("take.delete.sure"),
    trainings.length && t("take.delete.trainings", { names: named(trainings) }),
    voices.length && t("take.delete.voices", { names: named(voices) }),
    others.length && t("take.delete.others", { names: named(others) }),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function decoded({ times_b64: times, points_b64: points, count, lips }) {
  const decodedTimes = float32(times);
  const flat = float32(points);
  return { times: decodedTimes, points: flat, width: flat.length / count, lips };
}

/** The points of the frame that is shown at a time, null if no face was found in it. */
function pointsAt({ times, points, width }, time) {
  let frame = times.findLastIndex((each) => each <= time + 1e-3);
  frame = Math.max(0, frame);
  if (!times.length || Number.isNaN(points[frame * width])) return null;
  const found = [];
  for (let i = frame * width; i < (frame + 1) * width; i += 2) found.push([points[i], points[i + 1]]);
  return found;
}

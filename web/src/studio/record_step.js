// Step 2: one sentence at a time is read, and each take is marked as soon as it was looked at.

import { takePath } from "./api.js";
import { showCoverage } from "./coverage.js";
import { showCurtain } from "./curtain.js";
import { $, setText } from "./dom.js";
import { DroppedFiles } from "./dropped_files.js";
import { said, t } from "./language.js";
import { Recorder } from "./recorder.js";
import { SentenceChoice } from "./sentence_choice.js";
import { TakeList } from "./take_list.js";
import { showVerdict } from "./verdict.js";

// After a good take the next sentence comes by itself, when the verdict could be read.
const ONWARD_MS = 1200;

export class RecordStep {
  #studio;
  /** The sentence that is shown. */
  #place = null;
  /** The texts of all, to notice when others were chosen. */
  #sentences = "";
  /** @type {Recorder | null} */
  #recorder = null;
  /** Takes that have pieces to be sent, also after they were stopped. @type {Set<Recorder>} */
  #sending = new Set();
  /** The take that was recorded last, while its verdict is shown. @type {string | null} */
  #last = null;
  #onward = 0;
  #clock = 0;

  constructor(studio) {
    this.#studio = studio;
    this.list = new TakeList(studio, $("#takes"));
    this.choice = new SentenceChoice(studio);
    this.dropped = new DroppedFiles(studio, $("#drop"));
    $("#earlier").addEventListener("click", () => this.#move(-1));
    $("#later").addEventListener("click", () => this.#move(1));
    $("#record-button").addEventListener("click", () => this.#toggle());
    studio.camera.addEventListener("change", () => this.#followCamera());
  }

  get isRecording() {
    return this.#recorder !== null;
  }

  /** Whether something that was recorded, or dropped, is not stored yet. */
  get isSending() {
    return this.#sending.size > 0 || this.dropped.isSending;
  }

  enter() {
    this.#studio.live.moveTo($("#step-record .live-place"));
    this.#studio.camera.openIfAllowed();
    this.#place = null;
  }

  leave() {
    this.#stop();
    this.#stay();
  }

  keys() {
    const words = this.isRecording ? t("record.key.stop") : t("record.key.start");
    const keys = { " ": { words, act: () => this.#toggle() } };
    if (this.isRecording)
      return { ...keys, Escape: { words: t("record.key.discard"), act: () => this.#discard() } };
    return {
      ...keys,
      r: { words: t("record.key.again"), act: () => this.#again() },
      p: { words: t("record.key.play"), act: () => this.#play() },
      ArrowLeft: { words: t("record.key.earlier"), act: () => this.#move(-1) },
      ArrowRight: { words: t("record.key.later"), act: () => this.#move(1) },
    };
  }

  render() {
    const { state } = this.#studio.state;
    const { sentences } = state.prompts;
    const others = JSON.stringify(sentences.map(({ text }) => text));
    if (others !== this.#sentences) this.#place = null;
    this.#sentences = others;
    this.#place ??= this.#firstUnread(0);
    this.#place = Math.max(0, Math.min(this.#place, sentences.length - 1));
    showCurtain(this.#studio);
    this.#showSentence(sentences);
    this.#showButton();
    this.#showVerdict();
    showCoverage(state);
    this.choice.render();
    this.dropped.render();
    this.list.render(this.#studio.state.takes);
    $("#no-takes").hidden = state.takes.length > 0;
  }

  get #sentence() {
    return this.#studio.state.state.prompts.sentences[this.#place];
  }

  /** The take of the sentence that is shown: the one just made, or the newest. */
  get #take() {
    const { state, takes } = this.#studio.state;
    const last = this.#last && state.takes.find(({ id }) => id === this.#last);
    if (last && last.prompt === this.#sentence?.index) return last;
    return (
      takes.find(({ prompt, text }) => prompt === this.#sentence?.index && text === this.#sentence?.text) ??
      null
    );
  }

  #showSentence(sentences) {
    const sentence = this.#sentence;
    const { counting } = this.#studio.state.state.prompts;
    setText($("#sentence"), sentence?.text ?? t(counting ? "record.choosing" : "record.nothing"));
    $("#sentence").classList.toggle("waiting", !sentence);
    const place = { number: this.#place + 1, all: sentences.length };
    setText($("#place"), sentence ? t("record.place", place) : "");
    $("#earlier").disabled = this.isRecording || this.#place <= 0;
    $("#later").disabled = this.isRecording || this.#place >= sentences.length - 1;
  }

  #showButton() {
    const button = $("#record-button");
    const { stream } = this.#studio.camera;
    button.disabled = !this.isRecording && (!stream || !this.#sentence || !this.#studio.state.online);
    button.classList.toggle("recording", this.isRecording);
    setText($("span", button), t(this.isRecording ? "record.stop" : "record.start"));
    setText($("#record-hint"), this.#hint());
  }

  #hint() {
    if (this.#recorder?.waiting) return t("record.waiting");
    if (this.isRecording) return t("record.on", { seconds: Math.floor(this.#recorder.seconds) });
    if (!this.#studio.camera.stream) return "";
    const [fault] = this.#studio.live.faults;
    if (fault) return said(fault.text);
    return t(matchMedia("(pointer: coarse)").matches ? "record.ready.touch" : "record.ready");
  }

  #showVerdict() {
    const take = this.isRecording ? null : this.#take;
    showVerdict($("#verdict"), take);
    if (take?.status === "good" && take.id === this.#last && !this.#onward) {
      this.#onward = setTimeout(() => this.#goOn(), ONWARD_MS);
    }
  }

  /** Do not go on to another sentence by itself. */
  #stay() {
    clearTimeout(this.#onward);
    this.#onward = 0;
    this.#last = null;
  }

  #goOn() {
    this.#stay();
    if (this.isRecording) return;
    this.#place = this.#firstUnread(this.#place + 1);
    this.#studio.refresh();
  }

  /** The first sentence from a place on that has no good take; otherwise that place. */
  #firstUnread(from) {
    const { sentences } = this.#studio.state.state.prompts;
    const unread = sentences.findIndex(({ take }, i) => i >= from && take === null);
    return unread >= 0 ? unread : Math.min(from, sentences.length - 1);
  }

  #move(step) {
    if (this.isRecording) return;
    this.#stay();
    this.#place += step;
    this.#studio.refresh();
  }

  #toggle() {
    if (this.isRecording) return this.#stop();
    // While a take is looked at, the next sentence can be read already.
    const take = this.#take;
    if (take && take.id === this.#last && ["waiting", "working", "good"].includes(take.status)) this.#goOn();
    this.#start();
  }

  #again() {
    this.#stay();
    this.#start();
  }

  #play() {
    if (this.#take) this.#studio.player.open(this.#take.id);
  }

  #start() {
    const { camera, api, live, state } = this.#studio;
    if (!camera.stream || !this.#sentence || !state.online || this.isRecording) return;
    const { text } = this.#sentence;
    const recorder = new Recorder(api, camera.stream, { text }, () => this.#studio.refresh());
    this.#recorder = recorder;
    this.#sending.add(recorder);
    live.recording = true;
    this.#clock = setInterval(() => this.#studio.refresh(), 500);
    this.#studio.attempt(() => recorder.done).finally(() => this.#ended(recorder));
    this.#studio.refresh();
  }

  #stop() {
    this.#recorder?.stop();
    if (!this.#recorder) return;
    this.#last = this.#recorder.id;
    this.#free();
  }

  /** Another take can begin while the last pieces of this one are sent. */
  #free() {
    clearInterval(this.#clock);
    this.#recorder = null;
    this.#studio.live.recording = false;
    this.#studio.refresh();
  }

  #ended(recorder) {
    this.#sending.delete(recorder);
    if (this.#recorder === recorder) {
      this.#last = recorder.id;
      this.#free();
    } else {
      this.#studio.refresh();
    }
  }

  #discard() {
    const recorder = this.#recorder;
    this.#stop();
    this.#last = null;
    recorder?.done.then(({ id }) => this.#studio.api.delete(takePath(id))).catch(() => {});
  }

  #followCamera() {
    if (this.isRecording && !this.#studio.camera.stream) {
      this.#stop();
      this.#studio.report({ message: t("record.gone") });
    }
    this.#studio.refresh();
  }
}

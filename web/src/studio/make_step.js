// Step 4: a voice is adapted or trained, and a face shows how far it is.

import { Comparison } from "./comparison.js";
import { $, fill, h, setText } from "./dom.js";
import { duration, number, sampleSentence, t } from "./language.js";
import { canGoOn, LeftTrainings } from "./left_trainings.js";
import { drawCurve } from "./loss_curve.js";
import { framesFrom, speechFrom } from "./speech.js";
import { SpeechPlayer } from "./speech_player.js";
import { isUnderWay } from "./studio_state.js";
import { TalkingFace } from "./talking_face.js";
import { setProgress, stateOf } from "./task_progress.js";
import { VoiceList } from "./voice_list.js";

const EPOCHS = [10, 30, 60];
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

export class MakeStep {
  #studio;
  #ways = {};
  #face = null;
  #player = null;
  /** The preview that was shown last: task and number. */
  #previewed = "";
  #asking = false;

  constructor(studio) {
    this.#studio = studio;
    this.comparison = new Comparison(studio);
    this.left = new LeftTrainings(studio);
    this.voices = new VoiceList(studio, () => this.comparison.set(this.voices.compared));
    $("#making-stop").addEventListener("click", () => this.#ask("stop"));
    $("#making-resume").addEventListener("click", () => this.#ask("resume"));
    $("#making-delete").addEventListener("click", () => this.left.delete(this.task));
    $("#preview-sound").addEventListener("click", (event) => this.#toggleSound(event));
    $("#preview-text").addEventListener("change", () => {
      this.#previewed = "";
      studio.refresh();
    });
  }

  enter() {
    $("#preview-text").value ||= sampleSentence(this.#studio.state.state.project.language);
  }

  leave() {
    this.#player?.pause();
    this.comparison.pause();
  }

  render() {
    const { state } = this.#studio;
    const { project } = state.state;
    const task = state.task("adapt", "train");
    const busy = task !== null && isUnderWay(task);
    setText($("#make-lead"), lead(project));
    this.#showWay("adapt", project.seconds, project.adapt_from_s, busy);
    this.#showWay("train", project.seconds, project.train_from_s, busy);
    this.#showTask(task);
    this.left.render(task, busy);
    $("#ways").hidden = busy;
    this.voices.render();
    $("#voices-title").hidden = !state.state.voices.length;
    this.comparison.render();
  }

  #showWay(kind, seconds, needed, busy) {
    const { state } = this.#studio.state;
    const { voices } = state;
    const way = (this.#ways[kind] ??= $("#ways").appendChild(this.#makeWay(kind)));
    const { name, base, epochs } = way.elements;
    setText($("h2", way), t(`make.${kind}`));
    setText($("p", way), t(`make.${kind}.lead`));
    for (const label of way.querySelectorAll("label")) setText(label.firstChild, t(label.dataset.key));
    const isTaken = voices.some((voice) => voice.name === name.value);
    if (!name.value || (isTaken && document.activeElement !== name)) name.value = freeName(state, kind);
    if (base)
      fill(
        base,
        voices.map((each) => [each.name, each.name]),
        base.value || voices[0]?.name,
      );
    if (epochs)
      fill(
        epochs,
        EPOCHS.map((n) => [String(n), t("make.epochs", { n })]),
        epochs.value || "30",
      );
    const enough = seconds >= needed;
    setText(
      $(".needs", way),
      enough ? "" : t("make.needs", { needed: duration(needed), missing: duration(needed - seconds) }),
    );
    const button = $("button", way);
    setText(button, t(`make.${kind}.do`));
    button.disabled = !enough || busy;
    way.classList.toggle("not-yet", !enough);
  }

  #makeWay(kind) {
    const field = (key, element) => h("label", { "data-key": key }, h("span"), element);
    const choice =
      kind === "adapt"
        ? field("make.base", h("select", { name: "base" }))
        : field("make.epochs.name", h("select", { name: "epochs" }));
    const name = h("input", { name: "name", maxLength: 40, autocomplete: "off", spellcheck: false });
    const start = (event) => {
      event.preventDefault();
      this.#start(kind, event.target.elements);
    };
    const button = h("button.primary", { type: "submit" });
    return h(
      "form",
      { onsubmit: start },
      h("h2"),
      h("p"),
      field("make.name", name),
      choice,
      h("p.needs"),
      button,
    );
  }

  #start(kind, { name, base, epochs }) {
    const wished = name.value.trim();
    if (!NAME.test(wished)) return this.#studio.report({ message: t("make.name.wrong") });
    const wish =
      kind === "adapt" ? { name: wished, base: base.value } : { name: wished, epochs: Number(epochs.value) };
    this.#studio.attempt(async () => {
      await this.#studio.api.post(`voices/${kind}`, wish);
      name.value = "";
      $("#making").scrollIntoView({ block: "nearest" });
    });
  }

  #showTask(task) {
    $("#making").hidden = task === null;
    if (!task) return;
    this.task = task;
    const busy = isUnderWay(task);
    setText($("#making-title"), t(`making.${task.kind}`, { name: task.name }));
    setText($("#making-state"), stateOf(task));
    setProgress($("#making-progress"), task);
    drawCurve($("#curve"), task.curve, task.kind === "train" ? task.total : 0);
    setText($("#curve-said"), curveSaid(task));
    setText($("#making-stop"), t("make.stop"));
    $("#making-stop").hidden = !busy;
    $("#making-stop").disabled = task.status === "stopping";
    $("#making-resume").hidden = !canGoOn(task);
    $("#making-delete").hidden = busy || task.status === "done";
    $("#making-next").hidden = task.status !== "done";
    this.#preview(task);
  }

  #ask(what) {
    this.#studio.attempt(() => this.#studio.api.post(`tasks/${this.task.id}/${what}`));
  }

  /** Let the face repeat the sentence with what was learned since. */
  async #preview({ id, kind, preview }) {
    const text = $("#preview-text").value.trim();
    const wished = `${id} ${preview} ${text}`;
    // The sentence is finished first; the end of it leads here again.
    if (!preview || this.#asking || this.#player?.playing || this.#previewed === wished) return;
    this.#asking = true;
    this.#previewed = wished;
    try {
      const { api, state } = this.#studio;
      const { language } = state.state.project;
      const found = await api.get(`tasks/${id}/preview?${new URLSearchParams({ text, language })}`);
      const described = found.face ?? (await this.#describedFace(kind));
      this.#show(described, found);
    } catch (error) {
      console.warn(error); // a preview may be overtaken by the end of the work
    } finally {
      this.#asking = false;
    }
  }

  /** How a face is drawn while the voice has none of its own. */
  async #describedFace(kind) {
    const { base } = this.#ways[kind].elements;
    const name = base?.value || this.#studio.state.state.voices[0].name;
    this.described ??= await this.#studio.api.get(`/face/${encodeURIComponent(name)}`);
    return this.described;
  }

  #makePlayer() {
    const player = new SpeechPlayer(this.#face);
    player.muted = $("#preview-sound").getAttribute("aria-pressed") !== "true";
    player.addEventListener("change", () => this.#studio.refresh());
    return player;
  }

  #toggleSound({ currentTarget }) {
    const on = currentTarget.getAttribute("aria-pressed") !== "true";
    currentTarget.setAttribute("aria-pressed", String(on));
    if (this.#player) this.#player.muted = !on;
  }

  #show(described, found) {
    this.#face ??= new TalkingFace($("#preview"));
    this.#player ??= this.#makePlayer();
    this.#face.showVoice(described, framesFrom(found));
    this.#player.load(speechFrom(found));
    if (this.#studio.step === "make") this.#player.play();
    this.#studio.refresh();
  }
}

function lead({ seconds, utterances }) {
  const words = t("make.lead", { recorded: duration(seconds) });
  return utterances ? `${t("make.corpus", { n: utterances })} ${words}` : words;
}

/** A name that neither a voice has nor a training that can go on. */
function freeName({ voices, tasks }, kind) {
  const stem = kind === "adapt" ? "me" : "mine";
  const taken = [...voices, ...tasks.filter(({ kind }) => kind === "train")].map(({ name }) => name);
  let number = 1;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

function curveSaid({ kind, curve, total }) {
  if (!curve.length) return t("curve.waiting");
  const known = curve.filter(({ validation }) => validation !== null);
  const best = known.reduce((a, b) => (b.validation < a.validation ? b : a), known[0] ?? curve[0]);
  return t(`curve.${kind}`, { best: number(best.x), last: number(curve.at(-1).x), total: number(total) });
}

// The voices: what each was made from and how good it is; playing, comparing, saving, deleting.

import { $, h, keyed, setText } from "./dom.js";
import { duration, number, said, t } from "./language.js";
import { saveAs } from "./saving.js";

const SCORES = { rmse_mm: "mm", mean_face_mm: "mm", aperture_r: "" };

export class VoiceList {
  /** Names of the voices to compare, at most two. @type {string[]} */
  compared = [];
  #studio;
  #onCompare;

  /** @param {import("./studio.js").Studio} studio @param {() => void} onCompare */
  constructor(studio, onCompare) {
    this.#studio = studio;
    this.#onCompare = onCompare;
  }

  render() {
    const { voices } = this.#studio.state.state;
    this.compared = this.compared.filter((name) => voices.some((voice) => voice.name === name));
    const own = voices.filter(({ kind }) => kind !== "included").toReversed();
    const included = voices.filter(({ kind }) => kind === "included");
    keyed(
      $("#voices"),
      [...own, ...included],
      ({ name }) => name,
      (voice) => this.#make(voice),
      (row, voice) => this.#update(row, voice),
    );
  }

  #make({ name }) {
    const compare = ({ target }) => this.#compare(name, target.checked);
    const save = () =>
      this.#studio.attempt(() =>
        saveAs(this.#studio.api, `voices/${encodeURIComponent(name)}/file`, `${name}.onnx`),
      );
    return h(
      "li",
      {},
      h("label.bare", {}, h("input", { type: "checkbox", onchange: compare }), h("b", {}, name)),
      h("p.made"),
      h("p.words"),
      h("p.scores"),
      h(
        "div.buttons",
        {},
        h("button.quiet.save", { type: "button", onclick: save }),
        h("button.quiet.danger.delete", { type: "button", onclick: () => this.#delete(name) }),
      ),
    );
  }

  #update(row, voice) {
    $("input", row).checked = this.compared.includes(voice.name);
    $("input", row).setAttribute("aria-label", t("voices.compare", { name: voice.name }));
    const shown = JSON.stringify([voice, t("voices.save")]);
    if (row.dataset.shown === shown) return;
    row.dataset.shown = shown;
    row.className = voice.kind;
    setText($(".made", row), madeFrom(voice));
    setText($(".words", row), said(voice.words));
    setText($(".scores", row), scoresOf(voice.scores));
    setText($(".save", row), t("voices.save"));
    setText($(".delete", row), t("voices.delete"));
    $(".save", row).hidden = !voice.file;
    $(".delete", row).hidden = voice.kind === "included";
  }

  #compare(name, on) {
    const others = this.compared.filter((each) => each !== name);
    this.compared = on ? [...others, name].slice(-2) : others;
    this.#studio.refresh();
    this.#onCompare();
  }

  async #delete(name) {
    if (!(await this.#studio.confirm(t("voices.delete.sure", { name }), t("voices.delete")))) return;
    await this.#studio.attempt(() => this.#studio.api.delete(`voices/${encodeURIComponent(name)}`));
  }
}

function madeFrom({ kind, base, speech_s: seconds, clips }) {
  const values = { base, length: duration(seconds), n: clips };
  return kind === "included" ? t("voices.included") : t(`voices.${kind}`, values);
}

function scoresOf(scores) {
  if (!scores) return "";
  const known = Object.entries(SCORES).filter(([name]) => Number.isFinite(scores[name]));
  return known
    .map(([name, unit]) => `${t(`score.${name}`)} ${number(scores[name], 2)}${unit && `\u202f${unit}`}`)
    .join(" · ");
}

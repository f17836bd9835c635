// Step 3: what looks wrong in the takes, each to be kept or left out.

import { takePath } from "./api.js";
import { $, h, keyed, setText } from "./dom.js";
import { said, t } from "./language.js";
import { isUnderWay } from "./studio_state.js";
import { showThumbnail } from "./take_list.js";
import { showProgress } from "./task_progress.js";

export class CheckStep {
  #studio;

  constructor(studio) {
    this.#studio = studio;
    $("#check-button").addEventListener("click", () => this.#check());
  }

  keys() {
    return { Enter: { words: t("check.next"), act: () => this.#studio.go("make") } };
  }

  render() {
    const { state } = this.#studio;
    const { check, takes, project } = state.state;
    const utterances = takes.length || project.utterances;
    const task = state.task("check", "corpus");
    const busy = task !== null && isUnderWay(task);
    const found = this.#found(check, takes);
    setText($("#check-lead"), busy ? t("check.busy") : lead(check, found, utterances));
    const button = $("#check-button");
    setText(button, t(check ? "check.again" : "check.start"));
    button.hidden = busy || !utterances || (check !== null && !check.stale);
    $("#check-next").hidden = !utterances || !button.hidden || busy;
    showProgress($("#check-progress"), busy || task?.status === "failed" ? task : null);
    const notes = check?.notes ?? [];
    keyed(
      $("#check-notes"),
      notes,
      (note) => said(note),
      () => h("li"),
      (row, note) => setText(row, said(note)),
    );
    keyed(
      $("#findings"),
      found,
      ({ take }) => take.id,
      (each) => this.#make(each),
      (row, each) => this.#update(row, each),
    );
  }

  /** The takes with what is wrong: by the check of all together, or by the verdict of each. */
  #found(check, takes) {
    const findings = new Map(check?.findings.map((each) => [each.take, each]));
    // Utterances of a corpus of the command line are no takes: they are only named.
    if (!takes.length) return [...findings.values()].map(named);
    return takes
      .filter(({ status }) => status !== "recording")
      .map((take) => {
        const finding = findings.get(take.id);
        const faults = take.status === "good" ? [] : take.faults.map(({ text }) => said(text));
        if (take.status === "bad") faults.push(t("check.unused"));
        const texts = [...faults, ...(finding?.texts ?? []).map(said)];
        return { take, texts: [...new Set(texts)] };
      })
      .filter(({ texts, take }) => texts.length || !take.kept);
  }

  #make({ take: { id } }) {
    const play = () => this.#studio.player.open(id);
    const keep = (kept) => () => this.#studio.attempt(() => this.#studio.api.patch(takePath(id), { kept }));
    return h(
      "li",
      {},
      h("button.thumb", { type: "button", onclick: play }, h("img", { alt: "" })),
      h("div", {}, h("p.text"), h("ul.texts")),
      h(
        "div.choice",
        { role: "group" },
        h("button.keep", { type: "button", onclick: keep(true) }),
        h("button.leave", { type: "button", onclick: keep(false) }),
      ),
    );
  }

  #update(row, { take, texts }) {
    const shown = JSON.stringify([take, texts, t("take.keep")]);
    if (row.dataset.shown === shown) return;
    row.dataset.shown = shown;
    const text = take.text || t("take.wordless");
    row.classList.toggle("left-out", !take.kept);
    setText($(".text", row), text);
    $(".texts", row).replaceChildren(...texts.map((each) => h("li", {}, each)));
    for (const part of [".thumb", ".choice"]) $(part, row).hidden = take.named;
    $(".thumb", row).setAttribute("aria-label", t("take.play", { text }));
    $(".choice", row).setAttribute("aria-label", text);
    const buttons = [
      [".keep", t("take.keep"), take.kept],
      [".leave", t("take.leave"), !take.kept],
    ];
    for (const [name, words, pressed] of buttons) {
      setText($(name, row), words);
      $(name, row).setAttribute("aria-pressed", String(pressed));
    }
    showThumbnail(this.#studio.api, $("img", row), take);
  }

  #check() {
    this.#studio.attempt(() => this.#studio.api.post("check"));
  }
}

/** A finding of an utterance that is no take. */
function named({ take, texts }) {
  const shown = { id: take, text: take, kept: true, named: true, thumbnail: false };
  return { take: shown, texts: texts.map(said) };
}

function lead(check, found, utterances) {
  if (!utterances) return t("check.nothing");
  if (!check) return t("check.lead");
  if (check.stale) return t("check.stale");
  return found.length ? t("check.found", { n: found.length }) : t("check.fine");
}

// How much was recorded, and what of the language it covers.

import { $, h, keyed, setText } from "./dom.js";
import { duration, t } from "./language.js";

/** @param {import("./studio_state.js").State} state */
export function showCoverage({ project, prompts }) {
  setText($("#recorded-so-far"), prompts.counting ? t("prompts.counting") : soFar(project));
  const lines = [
    {
      kind: "sentences",
      done: prompts.sentences.filter(({ take }) => take).length,
      all: prompts.sentences.length,
    },
    ...prompts.coverage,
  ];
  keyed(
    $("#coverage"),
    lines.filter(({ all }) => all),
    ({ kind }) => kind,
    makeLine,
    showLine,
  );
}

function soFar({ seconds, adapt_from_s: adapt, train_from_s: train }) {
  const recorded = duration(seconds);
  if (seconds < adapt) return t("coverage.until.adapt", { recorded, needed: duration(adapt) });
  if (seconds < train) return t("coverage.until.train", { recorded, needed: duration(train) });
  return t("coverage.enough", { recorded });
}

function makeLine() {
  return h("div.bar", {}, h("span"), h("span.count"), h("progress"));
}

function showLine(line, { kind, done, all }) {
  const name = t(`coverage.${kind}`);
  setText(line.children[0], name);
  setText(line.children[1], t("coverage.count", { done, all }));
  const [, , bar] = line.children;
  Object.assign(bar, { max: all, value: done });
  bar.setAttribute("aria-label", name);
}

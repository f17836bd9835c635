// Keys of the steps, and the line that shows them.

import { $, h } from "./dom.js";
import { t } from "./language.js";

const ORDER = ["setup", "record", "check", "make", "speak"];
const NAMES = { " ": "keys.space", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Enter: "↵" };
const TYPED = "input:not([type=range]):not([type=checkbox]), textarea, select";

/** @param {import("./studio.js").Studio} studio */
export function listenToKeys(studio) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !studio.step) return;
    if (event.target.closest("dialog[open]") || $("dialog[open]")) return;
    if (event.target.matches(TYPED)) return;
    if (event.key === " " && event.target.matches("button, summary, input")) return;
    if (event.key === "Enter" && event.target.matches("button, summary, a")) return;
    if (event.key.startsWith("Arrow") && event.target.matches("[role=slider], input, .face canvas")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = studio.steps[studio.step].keys?.()[key];
    if (action) {
      event.preventDefault();
      if (!event.repeat) action.act(event);
    } else if (ORDER[Number(key) - 1]) {
      studio.go(ORDER[Number(key) - 1]);
    }
  });
}

/** Show the keys of the step, if they have changed. */
export function showHints({ steps, step }) {
  const keys = Object.entries(steps[step].keys?.() ?? {}).filter(([, { words }]) => words);
  const line = $("#hints");
  const shown = JSON.stringify(keys.map(([key, { words }]) => [key, words]));
  if (line.dataset.shown === shown) return;
  line.dataset.shown = shown;
  const named = (key) =>
    NAMES[key]?.startsWith("keys.") ? t(NAMES[key]) : (NAMES[key] ?? key.toUpperCase());
  line.replaceChildren(
    ...keys.flatMap(([key, { words }]) => [h("kbd", {}, named(key)), h("span", {}, words)]),
    h("kbd", {}, "1 – 5"),
    h("span", {}, t("keys.steps")),
  );
}

// Long work: how far it is, and what went wrong.

import { $, h, setText } from "./dom.js";
import { duration, explained, t } from "./language.js";

/**
 * Show a task, or nothing.
 * @param {HTMLElement} place
 * @param {object | null} task
 */
export function showProgress(place, task) {
  if (!task) return place.replaceChildren();
  if (!place.firstChild) place.append(h("div.task", {}, h("p"), h("progress", { max: 1 })));
  setText($("p", place), stateOf(task));
  setProgress($("progress", place), task);
}

/** What a task is doing, in words. */
export function stateOf({ status, error, error_code: code, left_s: left }) {
  if (status === "failed") return t("task.failed", { error: explained({ error, code }) });
  if (status === "running" && left !== null && left !== undefined)
    return t("task.left", { left: duration(left) });
  return t(`task.${status}`);
}

/** @param {HTMLProgressElement} bar */
export function setProgress(bar, { status, done, total }) {
  bar.hidden = status === "failed";
  if (total > 0) bar.value = done / total;
  else bar.removeAttribute("value"); // not known
}

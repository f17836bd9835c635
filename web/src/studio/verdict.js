// What was found about a take.

import { h, icon } from "./dom.js";
import { duration, said, t } from "./language.js";

const WITH_ICON = ["good", "doubtful", "bad", "left"];

/**
 * Show it in words, if it has changed.
 * @param {HTMLElement} element
 * @param {object | null} take
 */
export function showVerdict(element, take) {
  const shown = JSON.stringify([take?.id, take?.status, take?.faults, t("take.good", { length: "" })]);
  if (element.dataset.shown === shown) return;
  element.dataset.shown = shown;
  element.dataset.status = take?.status ?? "";
  if (!take) return element.replaceChildren();
  const title = h("b", {}, t(`take.${take.status}`, { length: duration(take.duration_s) }));
  const faults = take.faults.map(({ text }) => h("span", {}, said(text)));
  element.replaceChildren(badgeOf(take.status), h("p", {}, title, ...faults));
}

/** A sign for a status, or for a take that is "left" out. */
export function badgeOf(status) {
  return h(`span.badge.${status}`, {}, WITH_ICON.includes(status) ? icon(status) : h("i.spinner"));
}

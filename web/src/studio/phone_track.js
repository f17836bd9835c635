// Phones and words over time; the borders between phones can be moved.

import { spanAt } from "../data.js";
import { h, setText } from "./dom.js";
import { number, t } from "./language.js";

// Phones last about 80 ms; those that are edited must be wide enough to be clicked.
const LEAST_PIXELS_PER_SECOND = { shown: 130, edited: 200 };
/** A phone is never shorter, in seconds. */
export const SHORTEST_S = 0.02;
const STEP_S = 0.01;
const LARGE_STEP_S = 0.05;
const SILENCE = "sil";

/**
 * @typedef {object} Span
 * @property {string} label
 * @property {number} start seconds
 * @property {number} end seconds
 */

/** Dispatches "seek" (detail: seconds), "edit" (detail: phones) and, if it can be edited, "select" (detail: index). */
export class PhoneTrack extends EventTarget {
  /** @type {Span[]} */
  phones = [];
  /** The phone that is selected, -1 if none. */
  selected = -1;
  #editable;
  #duration = 1;
  #now = -1;
  #boxes = [];
  #borders = [];

  /** @param {HTMLElement} place @param {{editable?: boolean}} options */
  constructor(place, { editable = false } = {}) {
    super();
    this.#editable = editable;
    this.wordRow = h("div.row.words", { "aria-hidden": "true" });
    this.phoneRow = h(
      "div.row.phones",
      editable ? { role: "group", "aria-label": t("editor.phones") } : { "aria-hidden": "true" },
    );
    this.playhead = h("i.playhead");
    this.strip = h("div.strip", {}, this.wordRow, this.phoneRow, this.playhead);
    this.scroller = h("div.phone-track", {}, this.strip);
    if (editable) this.scroller.classList.add("editable");
    place.append(this.scroller);
    this.#listen();
  }

  /**
   * @param {Span[]} phones without gaps
   * @param {Span[]} words
   * @param {number} duration seconds
   */
  set(phones, words, duration) {
    this.#duration = Math.max(duration, phones.at(-1)?.end ?? 0, 0.1);
    this.phones = phones.map((phone) => ({ ...phone }));
    this.#now = -1;
    this.select(-1);
    const scale = LEAST_PIXELS_PER_SECOND[this.#editable ? "edited" : "shown"];
    this.strip.style.setProperty("--least", `${Math.round(this.#duration * scale)}px`);
    this.wordRow.replaceChildren(...words.map((word) => this.#placed(h("span.box", {}, word.label), word)));
    this.#build();
  }

  /** @param {number} time seconds */
  draw(time) {
    this.playhead.style.left = this.#percent(time);
    const now = spanAt(this.phones, time);
    if (now !== this.#now) {
      this.#boxes[this.#now]?.classList.remove("now");
      this.#boxes[now]?.classList.add("now");
      this.#now = now;
    }
    this.#follow(time);
  }

  /** @param {number} index of a phone */
  select(index) {
    this.selected = index;
    this.#boxes.forEach((box, i) => this.#editable && box.setAttribute("aria-pressed", String(i === index)));
    this.dispatchEvent(new CustomEvent("select", { detail: index }));
  }

  /** Move the end of a phone, as far as its neighbours allow. @param {number} border index of the phone before it */
  moveBorder(border, time) {
    const [before, after] = [this.phones[border], this.phones[border + 1]];
    if (!after) return;
    const placed = Math.max(before.start + SHORTEST_S, Math.min(time, after.end - SHORTEST_S));
    if (Math.abs(placed - before.end) < 1e-6) return;
    before.end = after.start = placed;
    this.#arrange();
    this.#edited();
  }

  /** Give a phone another name. @param {string} label */
  rename(index, label) {
    if (this.phones[index].label === label) return;
    this.phones[index].label = label;
    this.#label(this.#boxes[index], this.phones[index]);
    this.#edited();
  }

  #build() {
    this.#boxes = this.phones.map((phone, i) => {
      const box = this.#editable
        ? h("button.box", { type: "button", "aria-pressed": "false", onclick: () => this.#click(i) })
        : h("span.box");
      this.#label(box, phone);
      return box;
    });
    this.#borders = this.#editable ? this.phones.slice(0, -1).map((_, i) => this.#border(i)) : [];
    this.phoneRow.replaceChildren(
      ...this.#boxes.flatMap((box, i) => (this.#borders[i] ? [box, this.#borders[i]] : [box])),
    );
    this.#arrange();
  }

  #label(box, { label }) {
    const silent = label === SILENCE;
    box.classList.toggle("silent", silent);
    box.textContent = silent ? "" : label;
    if (this.#editable) box.setAttribute("aria-label", silent ? t("editor.silence") : label);
  }

  #arrange() {
    this.phones.forEach((phone, i) => this.#placed(this.#boxes[i], phone));
    this.#borders.forEach((border, i) => {
      const { end, start } = this.phones[i];
      border.style.left = this.#percent(end);
      border.setAttribute("aria-valuemin", (start + SHORTEST_S).toFixed(3));
      border.setAttribute("aria-valuemax", (this.phones[i + 1].end - SHORTEST_S).toFixed(3));
      border.setAttribute("aria-valuenow", end.toFixed(3));
      border.setAttribute("aria-valuetext", t("editor.seconds", { seconds: number(end, 2) }));
    });
  }

  #placed(element, { start, end }) {
    element.style.left = this.#percent(start);
    element.style.width = this.#percent(end - start);
    return element;
  }

  #percent(seconds) {
    return `${(100 * seconds) / this.#duration}%`;
  }

  #border(i) {
    const names = { before: this.phones[i].label, after: this.phones[i + 1].label };
    const border = h("span.border", { role: "slider", tabIndex: 0, "aria-label": t("editor.border", names) });
    border.addEventListener("keydown", (event) => {
      const step =
        (event.shiftKey ? LARGE_STEP_S : STEP_S) * ({ ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0);
      if (!step) return;
      event.preventDefault();
      this.moveBorder(i, this.phones[i].end + step);
    });
    border.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      event.stopPropagation();
      border.focus();
      border.setPointerCapture(event.pointerId);
      border.onpointermove = (move) => this.moveBorder(i, this.#timeAt(move.clientX));
      border.onpointerup = border.onpointercancel = () => (border.onpointermove = null);
    });
    return border;
  }

  #click(i) {
    this.select(this.selected === i ? -1 : i);
    this.dispatchEvent(new CustomEvent("seek", { detail: this.phones[i].start }));
  }

  #edited() {
    const { phones } = this;
    this.dispatchEvent(new CustomEvent("edit", { detail: phones.map((phone) => ({ ...phone })) }));
  }

  #timeAt(clientX) {
    const { left, width } = this.strip.getBoundingClientRect();
    return (this.#duration * (clientX - left)) / width;
  }

  /** Keep the playhead in sight, if not all fits. */
  #follow(time) {
    const { clientWidth, scrollWidth } = this.scroller;
    if (scrollWidth <= clientWidth || this.scroller.matches(":focus-within")) return;
    this.scroller.scrollLeft = (scrollWidth * time) / this.#duration - 0.4 * clientWidth;
  }

  #listen() {
    let pressed = false;
    const seek = ({ clientX }) => {
      const detail = Math.max(0, Math.min(this.#timeAt(clientX), this.#duration));
      this.dispatchEvent(new CustomEvent("seek", { detail }));
    };
    this.strip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || (this.#editable && event.target.closest(".row.phones"))) return;
      pressed = true;
      this.strip.setPointerCapture(event.pointerId);
      seek(event);
    });
    this.strip.addEventListener("pointermove", (event) => pressed && seek(event));
    for (const type of ["pointerup", "pointercancel"])
      this.strip.addEventListener(type, () => (pressed = false));
  }
}

/** Show the time of a playhead. @param {HTMLElement} element */
export function showClock(element, time, duration) {
  setText(element, t("clock", { time: number(time, 2), duration: number(duration, 2) }));
}

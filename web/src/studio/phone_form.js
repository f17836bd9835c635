// The phone that is selected: its name and its times, by keyboard.

import { t } from "./language.js";

const SILENCE = "sil";

export class PhoneForm {
  #form;
  #track;

  /** @param {HTMLFormElement} form @param {import("./phone_track.js").PhoneTrack} track */
  constructor(form, track) {
    this.#form = form;
    this.#track = track;
    const { label, start, end } = form.elements;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      document.activeElement.blur();
    });
    label.addEventListener("change", () => {
      track.rename(track.selected, label.value.trim() || SILENCE);
      this.#show();
    });
    start.addEventListener("change", () => this.#move(track.selected - 1, start));
    end.addEventListener("change", () => this.#move(track.selected, end));
    track.addEventListener("select", () => this.#show());
    track.addEventListener("edit", () => this.#show());
  }

  #move(border, input) {
    const time = input.valueAsNumber;
    if (border >= 0 && Number.isFinite(time)) this.#track.moveBorder(border, time);
    this.#show();
  }

  #show() {
    const { selected, phones } = this.#track;
    this.#form.hidden = selected < 0;
    if (selected < 0) return;
    const { label, start, end } = this.#form.elements;
    label.value = phones[selected].label;
    start.value = phones[selected].start.toFixed(2);
    end.value = phones[selected].end.toFixed(2);
    start.disabled = selected === 0;
    end.disabled = selected === phones.length - 1; // the sound ends there
    label.title = t("editor.phone.hint");
  }
}

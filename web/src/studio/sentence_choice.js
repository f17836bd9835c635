// Which sentences are read: chosen for so many minutes, or the user's own.

import { $, fill } from "./dom.js";
import { t } from "./language.js";

const OWN = "prompts.own";
const MINUTES = [1, 3, 10, 20];

export class SentenceChoice {
  #studio;
  #form = $("#sentences-form");
  #opened = false;

  constructor(studio) {
    this.#studio = studio;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#choose();
    });
  }

  render() {
    this.#openIfNeeded();
    const { minutes } = this.#form.elements;
    fill(
      minutes,
      MINUTES.map((n) => [String(n), t("sentences.minute", { n })]),
      minutes.value || "3",
    );
    minutes.disabled = this.#form.elements.text.value.trim() !== "";
  }

  /** There are no sentences for most languages: then the user's own are asked for. */
  #openIfNeeded() {
    const { sentences, counting } = this.#studio.state.state.prompts;
    const isNeeded = !sentences.length && !counting;
    if (isNeeded && !this.#opened) $("#sentences-choice").open = true;
    this.#opened = isNeeded;
  }

  /** Ask whether the user's own sentences are to be replaced. */
  #replaces() {
    return this.#studio.confirm(t("sentences.replace.sure"), t("sentences.replace"));
  }

  async #choose() {
    const { text, minutes } = this.#form.elements;
    const own = text.value.trim();
    const wish = own ? { text: own } : { minutes: Number(minutes.value) };
    let refused = false;
    const done = await this.#studio.attempt(async () => {
      try {
        await this.#studio.api.post("prompts", wish);
      } catch (error) {
        refused = error.detail?.code === OWN && !(await this.#replaces());
        if (error.detail?.code !== OWN) throw error;
        if (!refused) await this.#studio.api.post("prompts", { ...wish, replace_own: true });
      }
    });
    if (!done || refused) return;
    text.value = "";
    $("#sentences-choice").open = false;
    this.#studio.refresh();
  }
}

// The sentence that is heard, with its words and phones.

import { spanAt } from "./data.js";

// A caption stays this long after its sentence.
const STAYS_S = 2.5;

export class Captions {
  #lines = [];
  #shown = null;
  #marked = "";
  #over = 0;

  /** @param {HTMLElement} element with paragraphs of classes words and phones */
  constructor(element) {
    this.words = element.querySelector(".words");
    this.phones = element.querySelector(".phones");
  }

  /** @param {{utterance: number, phones: Span[], words: Span[]}} line a sentence that was spoken */
  add(line) {
    this.#lines.push(line);
  }

  clear() {
    this.#lines = [];
  }

  /** @param {{utterance: number, time: number} | null} current what is heard */
  draw(current) {
    const now = performance.now() / 1000;
    const line = current && this.#lineAt(current);
    if (line) {
      this.#over = now + STAYS_S;
      if (line !== this.#shown) this.#show(line);
      this.#mark(line, current.time);
    } else if (this.#shown && now > this.#over) {
      this.#show(null);
    } else if (this.#shown) {
      this.#mark(this.#shown, Infinity);
    }
  }

  #lineAt({ utterance, time }) {
    // Sentences that were heard are not needed any more.
    const place = this.#lines.findIndex(
      (line) => line.utterance === utterance && time < line.phones.at(-1).end,
    );
    if (place > 0) this.#lines.splice(0, place);
    return place >= 0 ? this.#lines[0] : null;
  }

  #show(line) {
    this.#shown = line;
    this.#marked = "";
    const words = (line?.words ?? []).flatMap((word) => [element("b", word.label), " "]);
    this.words.replaceChildren(...words);
    this.phones.replaceChildren();
  }

  #mark({ words, phones }, time) {
    const word = words.findIndex(({ start, end }) => time >= start && time < end);
    const phone = spanAt(phones, time);
    const marked = `${word} ${phone}`;
    if (marked === this.#marked) return;
    this.#marked = marked;
    [...this.words.children].forEach((each, i) => each.classList.toggle("now", i === word));
    const near = word < 0 ? [] : phones.filter(({ start, end }) => {
      const middle = (start + end) / 2;
      return middle > words[word].start && middle < words[word].end;
    });
    const shown = near.map((each) => (each === phones[phone] ? element("b", each.label) : each.label));
    this.phones.replaceChildren(...shown.flatMap((each) => [each, " "]));
  }
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

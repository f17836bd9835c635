// Texts in the participant's language, with those of the design in place of the page's own.

import { WORDS } from "./words.js";

export const NAMES = { en: "English", fr: "Français" };

const ORDER = ["en", "fr"];

export class Texts {
  /** @param {{languages: string[], texts: Record<string, Record<string, string>>}} study */
  constructor(study) {
    this.study = study;
    const wished = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
    this.language = wished.find((code) => study.languages.includes(code)) ?? study.languages[0];
  }

  /** A text by its key, with values for the names in braces. */
  t(key, values = {}) {
    const own = this.study.texts[this.language]?.[key];
    const text = own ?? WORDS[key]?.[ORDER.indexOf(this.language)];
    if (text === undefined) throw new Error(`no text '${key}'`);
    return text.replace(/\{(\w+)\}/g, (name, inside) => String(values[inside] ?? name));
  }

  /** A text of the design by language, or another language's if it lacks this one. */
  of(byLanguage) {
    return byLanguage?.[this.language] ?? Object.values(byLanguage ?? {})[0] ?? "";
  }
}

// The language of the page: the browser's, until the user chooses another.

import { WORDS } from "./words.js";
import { WORDS_OF_ANSWERS } from "./words_of_answers.js";
import { WORDS_OF_VOICES } from "./words_of_voices.js";

export const LANGUAGES = { en: "English", fr: "Français" };

const KEPT = "labial-language";
const codes = Object.keys(LANGUAGES);
const TEXTS = { ...WORDS, ...WORDS_OF_VOICES, ...WORDS_OF_ANSWERS };

let code = chosen();

function chosen() {
  const wished = [localStorage.getItem(KEPT), ...navigator.languages];
  const known = wished.map((each) => each?.slice(0, 2).toLowerCase());
  return known.find((each) => codes.includes(each)) ?? "en";
}

export function language() {
  return code;
}

/** @param {"en" | "fr"} next */
export function setLanguage(next) {
  code = next;
  localStorage.setItem(KEPT, next);
}

/**
 * A text of the table. If `values.n` is given, `key` may have the forms "key.one" and "key.other".
 * @param {string} key
 * @param {Record<string, string | number>} values for the names in braces
 */
export function t(key, values = {}) {
  const form =
    "n" in values ? `${key}.${new Intl.PluralRules(code).select(values.n) === "one" ? "one" : "other"}` : key;
  const texts = TEXTS[form] ?? TEXTS[key];
  if (!texts) throw new Error(`no text '${key}'`);
  const text = texts[codes.indexOf(code)];
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** A sentence to try a face with, in the language that it speaks. @param {string} tag such as "en-gb" */
export function sampleSentence(tag) {
  const place = codes.indexOf(tag.slice(0, 2).toLowerCase());
  return TEXTS["sentence.sample"][Math.max(0, place)];
}

/** A text of the server in the page's language. @param {string | Record<string, string>} text */
export function said(text) {
  if (text === null || text === undefined) return "";
  return typeof text === "string" ? text : (text[code] ?? text.en ?? "");
}

/**
 * What went wrong, of an answer or a task: in the page's language if there is a text for its code.
 * @param {{error?: string | Record<string, string> | null, code?: string, values?: object}} problem
 */
export function explained({ error, code: name, values = {} }) {
  if (name && `refused.${name}` in TEXTS) return t(`refused.${name}`, values);
  const text = said(error);
  return text && code !== "en" && typeof error === "string" ? t("error.other", { error: text }) : text;
}

/** A format's description in the page's language. @param {{format: string, description: string}} offered */
export function formatName({ format, description }) {
  return `format.${format}` in TEXTS ? t(`format.${format}`) : description;
}

/** Fill elements with `data-word` (their text), `data-label` and `data-placeholder`. */
export function translate(root) {
  document.documentElement.lang = code;
  for (const element of root.querySelectorAll("[data-word]")) element.textContent = t(element.dataset.word);
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label));
    if (element.matches("button")) element.title = t(element.dataset.label);
  }
  for (const element of root.querySelectorAll("[data-placeholder]")) {
    element.placeholder = t(element.dataset.placeholder);
  }
}

/** A number as it is written in the page's language. */
export function number(value, digits = 0) {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString(code, options);
}

/** A duration in words: seconds, or minutes and seconds. @param {number} seconds */
export function duration(seconds) {
  if (seconds < 59.5) return t("duration.seconds", { seconds: number(Math.round(seconds)) });
  const minutes = Math.floor(Math.round(seconds) / 60);
  const rest = Math.round(seconds) % 60;
  const values = { minutes, seconds: String(rest).padStart(2, "0") };
  return t(rest ? "duration.minutes" : "duration.whole", values);
}

/** The name of a language in the page's language. @param {string} tag such as "en-gb" */
export function languageName(tag, name) {
  try {
    const found = new Intl.DisplayNames([code], { type: "language" }).of(tag);
    return found && found !== tag ? found : (name ?? tag);
  } catch {
    return name ?? tag;
  }
}

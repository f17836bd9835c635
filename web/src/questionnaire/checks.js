// What comes before the tasks: consent, questions, and checks of screen, volume and headphones.

import { h } from "../studio/dom.js";
import { choices, once, onward, paragraphs, show } from "./screen.js";
import { ENOUGH, playTones, toneTrials } from "./tones.js";

const FEWEST_SQUARES = 3;
const MOST_SQUARES = 7;

export async function consent({ study, texts, records }) {
  if (records.has("consent")) return;
  const box = h("input", { type: "checkbox", id: "agree" });
  const next = onward(texts.t("begin"));
  next.disabled = true;
  box.addEventListener("change", () => (next.disabled = !box.checked));
  show(
    texts.of(study.title) || texts.t("title"),
    h("h2", {}, texts.t("consent.title")),
    paragraphs(texts.t("consent")),
    study.contact ? h("p", {}, texts.t("consent.contact", { contact: study.contact })) : null,
    records.lasts ? null : h("p.wrong", { role: "alert" }, texts.t("store.failed")),
    h("label.bare", {}, box, h("span", {}, texts.t("consent.agree"))),
    next,
  );
  await once(next, "click");
  await records.number();
  records.add("start", { response: texts.language });
  records.add("consent", { response: "yes" });
}

export async function questions({ study, texts, records }) {
  const open = study.questions.filter((question) => !records.has("question", question.name));
  if (!open.length) return;
  const form = h("form", { noValidate: false });
  for (const question of open) form.append(field(question, texts));
  const next = h("button.primary", { id: "next" }, texts.t("next"));
  form.append(next);
  show(texts.t("questions.title"), form);
  form.addEventListener("submit", (event) => event.preventDefault());
  await once(form, "submit");
  const given = new FormData(form);
  for (const { name } of open) records.add("question", { name, response: String(given.get(name) ?? "") });
}

function field({ name, text, choices: offered, required }, texts) {
  const label = `${texts.of(text)}${required ? "" : ` ${texts.t("optional")}`}`;
  const options = offered[texts.language];
  if (!options) return h("label", {}, h("span", {}, label), h("input", { name, required, maxLength: 200, autocomplete: "off" }));
  const select = h("select", { name, required }, h("option", { value: "" }, "–"));
  // Answers in the first language's words, so that they are the same in all languages.
  const [values] = Object.values(offered);
  options.forEach((option, i) => select.append(h("option", { value: values[i] }, option)));
  return h("label", {}, h("span", {}, label), select);
}

export async function screen({ study, texts, records }) {
  if (!study.checks.screen || records.has("screen")) return;
  const fits = () => innerWidth >= study.checks.least_width && innerHeight >= study.checks.least_height;
  const count = FEWEST_SQUARES + Math.floor(Math.random() * (MOST_SQUARES - FEWEST_SQUARES + 1));
  const box = h("div.squares", { "aria-hidden": "true" });
  for (let i = 0; i < count; i++) {
    const square = h("i");
    square.style.left = `${5 + ((95 * i) / count) | 0}%`;
    square.style.top = `${15 + 55 * Math.random()}%`;
    box.append(square);
  }
  const number = h("input", { type: "number", id: "squares", min: 0, max: 20, inputMode: "numeric", required: true });
  const small = h("p.wrong", { role: "status" });
  const form = h(
    "form",
    {},
    h("label", {}, h("span", {}, texts.t("screen.squares")), number),
    small,
    h("button.primary", { id: "next" }, texts.t("next")),
  );
  show(texts.t("screen.title"), h("p", {}, texts.t("screen.lead")), box, form);
  const measure = () => (small.textContent = fits() ? "" : texts.t("screen.small"));
  addEventListener("resize", measure);
  measure();
  form.addEventListener("submit", (event) => event.preventDefault());
  do await once(form, "submit");
  while (!fits() && !records.has("screen"));
  removeEventListener("resize", measure);
  records.add("screen", { response: `${number.value} of ${count}` });
}

export async function volume({ study, texts, records }) {
  if (!study.volume || records.has("volume")) return;
  const sound = h("audio", { src: study.volume, preload: "auto" });
  const play = h("button", { type: "button", id: "volume-play", onclick: () => sound.play() }, texts.t("volume.play"));
  const next = onward(texts.t("next"));
  next.disabled = true;
  sound.addEventListener("ended", () => (next.disabled = false));
  show(texts.t("volume.title"), h("p", {}, texts.t("volume.lead")), sound, h("p.buttons", {}, play, next));
  await once(next, "click");
  records.add("volume", { response: "set" });
}

export async function headphones({ study, texts, records }) {
  if (!study.checks.headphones || records.has("headphones")) return;
  let correct = 0;
  for (const attempt of [0, 1]) {
    correct = 0;
    for (const [place, trial] of toneTrials().entries()) {
      const note = attempt && !place ? "headphones.again" : null;
      correct += (await softest(texts, trial, place, note)) === trial.softest;
    }
    if (correct >= ENOUGH) break;
  }
  records.add("headphones", { response: String(correct) });
}

async function softest(texts, trial, place, note) {
  const play = h("button", { type: "button", id: "tones-play" }, texts.t("headphones.play"));
  const next = onward(texts.t("next"));
  next.disabled = true;
  let chosen = null;
  const options = [0, 1, 2].map((n) => [String(n), texts.t("headphones.tone", { n: n + 1 })]);
  const asked = choices(texts.t("headphones.ask"), "tone", options, (value) => {
    chosen = Number(value);
    next.disabled = false;
  });
  asked.disabled = true;
  play.addEventListener("click", async () => {
    play.disabled = true;
    await playTones(trial);
    play.disabled = false;
    asked.disabled = false;
  });
  show(
    texts.t("headphones.title"),
    note ? h("p.wrong", {}, texts.t(note)) : null,
    h("p", {}, texts.t("headphones.lead")),
    h("p.hint", {}, texts.t("progress", { done: place + 1, all: 6 })),
    h("p.buttons", {}, play),
    asked,
    next,
  );
  await once(next, "click");
  return chosen;
}

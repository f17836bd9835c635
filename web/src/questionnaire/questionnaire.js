// The questionnaire of a perceptual study, from consent to debriefing. All it knows is in the page itself.

import { $, h } from "../studio/dom.js";
import { toggleTheme } from "../theme.js";
import { consent, headphones, questions, screen, volume } from "./checks.js";
import { Records } from "./records.js";
import { once, onward, paragraphs, show } from "./screen.js";
import { NAMES, Texts } from "./texts.js";
import { toneSamples, toneTrials } from "./tones.js";
import { ask } from "./trial.js";

const BREAK_EVERY = 40;
const STEPS = [consent, questions, screen, volume, headphones];

const study = JSON.parse($("#study").textContent);
const texts = new Texts(study);
const records = new Records(study, () => {});
const context = { study, texts, records };

function frame() {
  document.documentElement.lang = texts.language;
  document.title = texts.of(study.title) || texts.t("title");
  const select = $("#language");
  select.setAttribute("aria-label", texts.t("language"));
  select.replaceChildren(...study.languages.map((code) => h("option", { value: code, lang: code }, NAMES[code])));
  select.value = texts.language;
  select.parentElement.hidden = study.languages.length < 2 || records.list.length > 0;
  $("#theme").setAttribute("aria-label", texts.t("theme"));
  $("#theme").title = texts.t("theme");
  $("#withdraw").textContent = texts.t("withdraw");
  $("#withdraw").hidden = !records.list.length || records.has("end");
}

/** Answer by the keyboard: space plays, numbers choose, Enter goes on. */
function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
  const typing = event.target.matches?.("input:not([type=radio]):not([type=checkbox]), select, textarea");
  if (typing) return;
  if (event.key === " " && !event.target.matches?.("button, input")) {
    const play = $("#play, #tones-play, #volume-play");
    if (play && !play.disabled && !play.hidden) {
      event.preventDefault();
      play.click();
    }
  } else if (/^[1-9]$/.test(event.key)) {
    const radio = document.querySelectorAll("main input[type=radio]")[Number(event.key) - 1];
    if (radio && !radio.matches(":disabled") && radio.offsetParent) radio.click();
  } else if (event.key === "Enter" && !event.target.matches?.("button")) {
    const next = $("#next");
    if (next && !next.disabled) {
      event.preventDefault();
      next.click();
    }
  }
}

/** All trials in this participant's order. */
function sequence(number) {
  return study.tasks.flatMap((task) => {
    const order = task.orders[number % task.orders.length];
    const training = order.filter(([, role]) => role === "training").length;
    return order.map(([trial, role, reversed, expected], place) => {
      const videos = task.trials[trial].map((name) => `stimuli/${name}.mp4`);
      return { task, id: trial, role, reversed, expected, place, training, videos: reversed ? videos.reverse() : videos };
    });
  });
}

async function introduce({ task, training }) {
  const next = onward(texts.t("begin"));
  show(
    texts.t(`${task.kind}.title`),
    paragraphs(texts.t(`${task.kind}.lead`)),
    training ? h("p", {}, texts.t("task.practice", { n: training })) : null,
    h("p.hint", {}, texts.t("task.keys")),
    next,
  );
  await once(next, "click");
}

async function pause(title, text) {
  const next = onward(texts.t("next"));
  show(title, h("p", {}, text), next);
  await once(next, "click");
}

function preload(videos) {
  $("#ahead").replaceChildren(...videos.map((src) => h("video", { src, preload: "auto", muted: true })));
}

async function trials() {
  const all = sequence(await records.number());
  const done = records.list.filter((record) => record.event === "trial").length;
  for (let i = done; i < all.length; i++) {
    const trial = all[i];
    const last = all[i - 1];
    if (i === done || last.task !== trial.task) await introduce(trial);
    else if (last.role === "training" && trial.role !== "training") {
      await pause(texts.t(`${trial.task.kind}.title`), texts.t("task.practice.done"));
    } else if (i % BREAK_EVERY === 0) await pause(texts.t("break.title"), texts.t("break.lead"));
    preload(all[i + 1]?.videos ?? []);
    const label = texts.t("progress", { done: i + 1, all: all.length });
    const bar = h("progress", { max: all.length, value: i, "aria-label": texts.t("progress.label") });
    const progress = h("div.place", {}, bar, h("span", {}, label));
    const answer = await ask(context, trial.task, { ...trial, progress });
    const { id: name, role, reversed, expected } = trial;
    records.add("trial", { name, role, reversed, expected, ...answer });
  }
}

async function debrief() {
  if (!records.has("end")) {
    const comment = h("textarea", { id: "comment", rows: 3, maxLength: 2000 });
    const next = onward(texts.t("end.finish"));
    show(
      texts.t("end.title"),
      paragraphs(texts.t("debriefing")),
      h("label", {}, h("span", {}, `${texts.t("end.comment")} ${texts.t("optional")}`), comment),
      next,
    );
    await once(next, "click");
    records.add("end", { response: comment.value });
    frame();
  }
  if (study.served) await stored();
  else save();
}

async function stored() {
  const said = h("p", { role: "status", id: "stored" }, texts.t("end.sending"));
  show(texts.t("end.title"), said);
  records.send();
  while (records.pending) await new Promise((done) => setTimeout(done, 100));
  said.textContent = texts.t("end.stored");
  $("main").append(another());
}

/** A button by which another person takes part on the same device. */
function another() {
  const start = () => {
    records.restart();
    frame();
    run();
  };
  return h(
    "div.another",
    {},
    h("p.hint", {}, texts.t(study.served ? "another.served" : "another.saved")),
    h("button", { type: "button", id: "another", onclick: start }, texts.t("another")),
  );
}

function save() {
  const saved = (ending, type, text) => {
    download(`${study.name}-${records.kept.participant}.${ending}`, type, text);
    if (!$("#another")) $("main").append(another());
  };
  const button = (key, id, ending, type, text) =>
    h("button", { type: "button", id, onclick: () => saved(ending, type, text()) }, texts.t(key));
  show(
    texts.t("end.title"),
    h("p", {}, texts.t("end.save")),
    study.contact ? h("p", {}, study.contact) : null,
    h(
      "p.buttons",
      {},
      button("end.csv", "save-csv", "csv", "text/csv", () => records.toCsv()),
      button("end.json", "save-json", "json", "application/json", () => records.toJson()),
    ),
  );
}

function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function leave() {
  const dialog = $("#leave");
  dialog.replaceChildren(
    h("p", { id: "leave-text" }, texts.t("withdraw.sure")),
    h(
      "p.buttons",
      {},
      h("button.danger", { type: "button", id: "leave-yes", onclick: () => left(dialog) }, texts.t("withdraw.yes")),
      h("button", { type: "button", onclick: () => dialog.close() }, texts.t("withdraw.no")),
    ),
  );
  dialog.showModal();
}

async function left(dialog) {
  await records.withdraw();
  dialog.close();
  show(texts.t("end.title"), h("p", {}, texts.t("withdraw.done")));
  $("#withdraw").hidden = true;
  stopped = true;
}

let stopped = false;

async function run() {
  for (const step of STEPS) {
    await step(context);
    if (stopped) return;
    frame();
  }
  await trials();
  await debrief();
}

$("#language").addEventListener("change", (event) => {
  texts.language = event.target.value;
  frame();
  run();
});
$("#theme").addEventListener("click", toggleTheme);
$("#withdraw").addEventListener("click", leave);
addEventListener("keydown", keys);
addEventListener("beforeunload", (event) => {
  if (records.list.length && (!records.has("end") || records.pending)) event.preventDefault();
});
records.restore().then(() => {
  frame();
  run();
  window.labial = { study, records, toneSamples, toneTrials };
});

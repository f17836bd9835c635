// A trial: one or two videos, and an answer.

import { h } from "../studio/dom.js";
import { choices, once, show } from "./screen.js";

/**
 * @param {object} context with `texts`
 * @param {{name: string, kind: string, question: object, scale: number, anchors: object, choices: string[]}} task
 * @param {{videos: string[], expected: string, progress: HTMLElement}} trial as shown
 * @returns {Promise<{response: string, rt_ms: number, plays: number}>}
 */
export async function ask({ texts }, task, { videos, expected, progress }) {
  const once_only = task.kind === "intelligibility";
  const players = videos.map((url, i) => player(texts, url, i, videos.length));
  const play = h("button.primary", { type: "button", id: "play" }, texts.t("play"));
  const next = h("button.primary", { id: "next", disabled: true }, texts.t("next"));
  const state = { ended: 0, answered: 0, response: "", plays: 0 };
  const answered = (response) => {
    state.response = response;
    state.answered = performance.now();
    next.disabled = response === "" && task.kind !== "intelligibility";
  };
  const asked = h("div.asked", {}, answerOf(texts, task, answered));
  asked.hidden = true;
  const notice = h("p.notice", { role: "status" });
  const form = h("form.trial", {}, asked, h("p.buttons", {}, play, next));
  play.addEventListener("click", async () => {
    play.disabled = true;
    state.plays += 1;
    for (const each of players) await each.played();
    state.ended = performance.now();
    state.answered = Math.max(state.answered, state.ended);
    asked.hidden = false;
    play.hidden = once_only;
    play.disabled = false;
    play.textContent = texts.t("replay");
    play.classList.remove("primary");
    if (expected) notice.textContent = request(texts, task, expected);
    if (task.kind === "intelligibility" && !task.choices.length) {
      next.disabled = false;
      asked.querySelector("input").focus();
    }
  });
  const title = texts.of(task.question) || texts.t(`${task.kind}.ask`);
  show(title, progress, h("div.videos", {}, ...players.map((each) => each.figure)), notice, form);
  form.addEventListener("submit", (event) => event.preventDefault());
  await Promise.race(players.map((each) => once(each.video, "loadeddata"))).catch(() => {});
  do await once(form, "submit");
  while (!state.ended || next.disabled);
  return { response: state.response, rt_ms: Math.round(state.answered - state.ended), plays: state.plays };
}

/** A video that can be played by a call, and loaded again if that failed. */
function player(texts, url, place, count) {
  const names = count === 1 ? ["video.only"] : ["video.first", "video.second"];
  const video = h("video", { src: url, preload: "auto", playsInline: true, "aria-label": texts.t(names[place]) });
  video.disableRemotePlayback = true;
  const caption = count === 1 ? null : h("figcaption", {}, texts.t(names[place]));
  const failed = h("p.wrong", { role: "alert", hidden: true }, texts.t("video.failed"));
  const figure = h("figure", {}, video, caption, failed);
  const played = async () => {
    for (;;) {
      figure.classList.add("now");
      try {
        video.currentTime = 0;
        const ended = once(video, "ended");
        await video.play();
        failed.hidden = true;
        await ended;
        figure.classList.remove("now");
        return;
      } catch {
        failed.hidden = false;
        const retry = h("button", { type: "button" }, texts.t("retry"));
        failed.after(retry);
        await once(retry, "click");
        retry.remove();
        video.load();
      }
    }
  };
  return { figure, video, played };
}

function answerOf(texts, task, answered) {
  const ask = texts.of(task.question) || texts.t(`${task.kind}.ask`);
  const options = optionsOf(texts, task);
  if (options.length) {
    const fieldset = choices(ask, "answer", options, answered);
    fieldset.classList.add(task.kind);
    return fieldset;
  }
  const input = h("input", {
    id: "typed",
    maxLength: 300,
    autocomplete: "off",
    spellcheck: false,
    autocapitalize: "none",
    oninput: () => answered(input.value),
  });
  return h("label", {}, h("span", {}, texts.t("intelligibility.type")), input);
}

/** The answers that are offered: [value, label]. */
export function optionsOf(texts, task) {
  if (task.kind === "preference") return [["1", texts.t("preference.first")], ["2", texts.t("preference.second")]];
  if (task.kind === "intelligibility") return task.choices.map((choice) => [choice, choice]);
  const points = [...Array(task.scale).keys()].map((i) => String(i + 1));
  const all = texts.of(task.anchors) || texts.t(task.scale === 5 ? "rating.points" : "rating.ends").split("|");
  return points.map((point, i) => {
    if (all.length === points.length) return [point, `${point} ${all[i]}`];
    const end = i === 0 ? all[0] : i === points.length - 1 ? all.at(-1) : "";
    return [point, `${point} ${end}`.trim()];
  });
}

function request(texts, task, expected) {
  const found = optionsOf(texts, task).find(([value]) => value === expected);
  return texts.t(found ? "catch.choose" : "catch.type", { answer: found ? found[1] : expected });
}

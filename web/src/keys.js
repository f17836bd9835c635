// Keys: space plays, arrows move in time or turn the face that has the focus.

import { spanAt } from "./data.js";

const STEP_S = 0.1;
const TURN = 0.12;

/**
 * @param {{player: import("./player.js").Player, data: import("./data.js").PageData,
 *   views: import("./scene.js").FaceView[], look: (name: string) => void, toggleBlinks: () => void,
 *   toggleHead: () => void, refresh: () => void}} page
 */
export function listenToKeys(page) {
  const { player, data } = page;
  const rate = document.querySelector("#rate");
  const go = (time) => player.seek(time);
  const actions = {
    " ": () => player.toggle(),
    k: () => player.toggle(),
    ArrowLeft: (event) => go(event.shiftKey ? phoneFrom(player, data, -1) : player.time - STEP_S),
    ArrowRight: (event) => go(event.shiftKey ? phoneFrom(player, data, 1) : player.time + STEP_S),
    ",": () => go(player.time - 1 / data.fps),
    ".": () => go(player.time + 1 / data.fps),
    Home: () => go(0),
    End: () => go(data.duration),
    f: () => page.look("front"),
    r: () => page.look("front"),
    h: () => page.look("half"),
    s: () => page.look("side"),
    b: () => page.toggleBlinks(),
    m: () => page.toggleHead(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === rate) return;
    if (event.target.matches(".face canvas") && turn(page, event)) return;
    if (event.key === " " && event.target.matches("button, summary")) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action(event);
  });
}

/**
 * Turn the views of a page by an arrow key.
 * @param {{views: import("./scene.js").FaceView[], refresh: () => void}} page
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key is one of them
 */
export function turn(page, event) {
  const by = { ArrowLeft: [-TURN, 0], ArrowRight: [TURN, 0], ArrowUp: [0, TURN], ArrowDown: [0, -TURN] };
  if (!by[event.key]) return false;
  event.preventDefault();
  page.views.forEach((view) => view.turnBy(...by[event.key]));
  page.refresh();
  return true;
}

/** Start of the phone before or after the current one, in seconds. */
function phoneFrom(player, data, step) {
  const { phones } = data.tracks[0];
  const now = spanAt(phones, player.time);
  if (now < 0) return player.time;
  const within = player.time - phones[now].start;
  if (step < 0 && within > 0.05) return phones[now].start;
  return phones[Math.max(0, Math.min(phones.length - 1, now + step))].start;
}

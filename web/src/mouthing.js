// What tongue and lips do in a phone that sensors on the face do not show: invented from the
// phones, as phonetics describes them.

import { spanAt } from "./data.js";

/**
 * @typedef {object} Mouthing each from 0 to 1
 * @property {number} tip how far the tongue's tip is up at the ridge behind the teeth
 * @property {number} out how far it is between the teeth
 * @property {number} front how far its body is up and forward
 * @property {number} back how far its body is up and back
 * @property {number} tuck how far the lower lip is at the upper teeth
 * @property {number} round how far the opening of the lips is round
 */

/** @type {Mouthing} */
export const NEUTRAL = Object.freeze({ tip: 0, out: 0, front: 0, back: 0, tuck: 0, round: 0 });

const SHAPES = [
  ["t d n l ɫ ɾ r ɬ ɮ ts dz", { tip: 1 }],
  ["s z", { tip: 0.75, front: 0.4 }],
  ["ʃ ʒ tʃ dʒ ʂ ʐ ɕ ʑ ɹ ɻ", { tip: 0.6, front: 0.3 }],
  ["θ ð", { out: 1 }],
  ["f v ɱ", { tuck: 1 }],
  ["i ɪ j e ç ʝ ɲ c ɟ ʎ", { front: 1 }],
  ["y ʏ ɥ", { front: 1, round: 1 }],
  ["ɛ æ ə ɜ", { front: 0.45 }],
  ["œ", { front: 0.45, round: 0.5 }],
  ["ø", { front: 0.45, round: 0.8 }],
  ["k ɡ ŋ x ɣ", { back: 1 }],
  ["u ʊ w", { back: 1, round: 1 }],
  ["o", { back: 1, round: 0.8 }],
  ["ɔ", { back: 1, round: 0.5 }],
];
const OF_PHONE = new Map(
  SHAPES.flatMap(([phones, shape]) =>
    phones.split(" ").map((phone) => [phone, { ...NEUTRAL, ...shape }]),
  ),
);
// A phone becomes the next one within this time on both sides of their border.
const TURN_S = 0.05;
// Where phones change otherwise, as in a stop, a full change takes as long.
const CHANGE_S = 0.06;

/**
 * What is done at a time.
 * @param {import("./data.js").Span[]} phones in order
 * @param {number} time seconds
 * @returns {Mouthing}
 */
export function mouthingAt(phones, time) {
  const place = spanAt(phones, time);
  if (place < 0) return NEUTRAL;
  const { start, end } = phones[place];
  const toBefore = time - start < end - time;
  const other = phones[toBefore ? place - 1 : place + 1];
  const own = shapeOf(phones[place]);
  if (!other) return own;
  const turn = Math.min(TURN_S, (end - start) / 2, (other.end - other.start) / 2);
  const distance = toBefore ? time - start : end - time;
  if (distance >= turn) return own;
  const share = 0.5 * (1 - Math.sin((Math.PI * distance) / (2 * turn)));
  const next = shapeOf(other);
  const mixed = {};
  for (const name of Object.keys(NEUTRAL)) mixed[name] = own[name] * (1 - share) + next[name] * share;
  return mixed;
}

/** What a live face does: as its phones, which may change at any time, but without jumps. */
export class LiveMouthing {
  #shown = NEUTRAL;
  #time = 0;

  /**
   * @param {{phones: import("./data.js").Span[], time: number} | null} current what is heard
   * @param {number} now seconds
   * @returns {Mouthing}
   */
  at(current, now) {
    const wanted = current ? mouthingAt(current.phones, current.time) : NEUTRAL;
    const most = Math.max(0, now - this.#time) / CHANGE_S;
    this.#time = now;
    const shown = {};
    for (const name of Object.keys(NEUTRAL)) {
      const change = wanted[name] - this.#shown[name];
      shown[name] = this.#shown[name] + Math.max(-most, Math.min(most, change));
    }
    return (this.#shown = shown);
  }
}

function shapeOf({ label }) {
  const plain = label.normalize("NFD").replace(/\u0303/g, "").normalize("NFC");
  return OF_PHONE.get(plain) ?? OF_PHONE.get(plain[0]) ?? NEUTRAL;
}

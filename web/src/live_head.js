// The head of a live face and where its eyes look, invented from the phones that are known when
// they are heard, as labial.head_movement invents them for whole utterances.

/** @typedef {import("./data.js").Span} Span */

// As in labial.head_movement: seconds and degrees.
const PAUSE_S = 0.12;
const LOOK_AWAY_S = 0.25;
const NOD_DEG = [1.2, 3.2];
const NOD_S = 0.42;
const NOD_LATE_S = 0.1;
const NOD_APART_S = 0.35;
const LIFT_DEG = 1.3;
const TURN_DEG = 3.5;
const TILT_DEG = 1.8;
const MOVE_S = 0.6;
const EYES_DOWN_DEG = 3;
const EYES_ASIDE_DEG = 8;
const GLANCE_S = 0.12;
const EASE_S = 0.3;
// Vowels are long or short among those within this time.
const RECENT_S = 4;
// A vowel that is longer than most by as much is stressed fully, if others are not longer still.
const CLEARLY_S = 0.05;
// So late a nod may begin: later it would not belong to its vowel. It waits for what follows.
const PATIENCE_S = 0.15;
const WAITS_S = 0.1;
// The eyes leave after this long where it is not known when speech goes on: sentences end with less
// silence. The head is straight again after a long one.
const SEARCHING_S = 0.6;
const LONG_S = 1.5;
// Time that passes between two pictures at most: after a longer one movement goes on where it was.
const LONGEST_STEP_S = 0.1;
const VOWELS = new Set("iyɨʉɯuɪʏʊeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒɚɝ");

/**
 * Movement that has begun is completed whatever is heard then, so that there are no jumps where
 * speech is stopped, cut off or late.
 */
export class LiveHead {
  /** Seconds of movement; it does not follow pauses of the browser. */
  #clock = 0;
  #now = null;
  /** From 0 to 1, how far the head moves as it would. */
  #on = 0;
  /** What is moving: {by: the five angles, begin, length, returns}. */
  #moves = [];
  /** The angles of all that has been moved to: nod, turn, tilt, eyes down and left. */
  #base = [0, 0, 0, 0, 0];
  /** Where turn and tilt, and the eyes, are going. */
  #goal = [0, 0, 0, 0, 0];
  #heard = { utterance: null, time: 0, phones: null, count: 0 };
  #speech = { phrases: [], vowels: [], end: 0 };
  /** What was begun of the utterance that is heard, by name and time. */
  #begun = new Set();
  #nodded = -Infinity;
  #lifted = -Infinity;

  /**
   * The angles now.
   * @param {{utterance: number, phones: Span[], time: number} | null} current what is heard
   * @param {number} now seconds
   * @param {boolean} moves whether the head moves; it goes straight if not
   * @returns {number[]} the five angles of `HeadAngles`
   */
  at(current, now, moves) {
    const step = Math.min(Math.max(0, now - (this.#now ?? now)), LONGEST_STEP_S);
    this.#now = now;
    this.#clock += step;
    this.#on = Math.min(1, Math.max(0, this.#on + (moves ? step : -step) / EASE_S));
    if (current) this.#hear(current);
    else this.#rest();
    const share = minimumJerk(this.#on);
    const [nod, turn, tilt, down, left] = this.#angles();
    // The eyes stay with the listener while the head moves.
    return [nod, turn, tilt, down - nod, left - turn].map((angle) => share * angle);
  }

  #angles() {
    const age = ({ begin, length }) => (this.#clock - begin) / length;
    for (const move of this.#moves) {
      if (age(move) >= 1 && !move.returns) add(this.#base, move.by, 1);
    }
    this.#moves = this.#moves.filter((move) => age(move) < 1);
    const angles = [...this.#base];
    for (const move of this.#moves) {
      const share = age(move);
      const done = move.returns
        ? minimumJerk(2 * share) * minimumJerk(2 * (1 - share))
        : minimumJerk(share);
      add(angles, move.by, done);
    }
    return angles;
  }

  #rest() {
    this.#heard = { utterance: null, time: 0, phones: null, count: 0 };
    this.#turn(0, 0);
    this.#look(0, 0);
  }

  #hear({ utterance, phones, time }) {
    const heard = this.#heard;
    // The service counts from 0 again after the connection was lost.
    if (utterance !== heard.utterance || time < heard.time - PATIENCE_S) {
      this.#begun.clear();
      this.#nodded = -Infinity;
    }
    if (phones !== heard.phones || phones.length !== heard.count) this.#speech = speechOf(phones);
    this.#heard = { utterance, time, phones, count: phones.length };
    this.#phrase(time);
    this.#nod(time);
    this.#pause(time);
  }

  /** A phrase begins with the head up, and has a turn and a tilt of its own. */
  #phrase(time) {
    for (const { start, end, label } of this.#speech.phrases) {
      if (end <= time) continue;
      if (time >= start - MOVE_S && this.#first("lift", start) && this.#clock - this.#lifted > MOVE_S) {
        this.#lifted = this.#clock;
        this.#begin([-LIFT_DEG, 0, 0, 0, 0], 2 * MOVE_S, true);
      }
      if (time >= start - MOVE_S / 2 && this.#first("turn", start)) {
        const [turn, tilt] = chances(start, label);
        this.#turn(TURN_DEG * turn, TILT_DEG * tilt);
      }
    }
  }

  #nod(time) {
    const { vowels, end } = this.#speech;
    for (const vowel of vowels) {
      const late = time - (vowel.start + NOD_LATE_S - NOD_S / 2);
      const apart = vowel.start - this.#nodded >= NOD_APART_S;
      if (late < 0 || late > PATIENCE_S || !apart) continue;
      // Longer ones that follow closely may not be known yet.
      if (late < WAITS_S && end < vowel.start + NOD_APART_S) continue;
      const strength = stress(vowel, vowels);
      if (strength === null) continue;
      this.#nodded = vowel.start;
      this.#begin([NOD_DEG[0] + (NOD_DEG[1] - NOD_DEG[0]) * strength, 0, 0, 0, 0], NOD_S, true);
    }
  }

  /** The eyes leave the listener in pauses. */
  #pause(time) {
    const { phrases } = this.#speech;
    const before = phrases.filter(({ end }) => end <= time).at(-1);
    const after = phrases.find(({ end }) => end > time);
    const silence = before ? time - before.end : 0;
    const left = after ? after.start - time : Infinity;
    const leaves = after ? silence + left > LOOK_AWAY_S : silence > SEARCHING_S;
    if (before && leaves && left > GLANCE_S && silence < LONG_S) {
      const [side] = chances(before.end, "");
      this.#look(EYES_DOWN_DEG, side < 0 ? -EYES_ASIDE_DEG : EYES_ASIDE_DEG);
    } else {
      this.#look(0, 0);
    }
    if (silence >= LONG_S && left > MOVE_S / 2) this.#turn(0, 0);
  }

  #first(name, time) {
    const key = `${name} ${time}`;
    const first = !this.#begun.has(key);
    this.#begun.add(key);
    return first;
  }

  #turn(turn, tilt) {
    this.#go([0, turn, tilt, this.#goal[3], this.#goal[4]], MOVE_S);
  }

  #look(down, left) {
    this.#go([0, this.#goal[1], this.#goal[2], down, left], GLANCE_S);
  }

  #go(goal, length) {
    const by = goal.map((angle, i) => angle - this.#goal[i]);
    this.#goal = goal;
    if (by.some((angle) => angle !== 0)) this.#begin(by, length, false);
  }

  /** @param {boolean} returns whether it comes back to where it begins */
  #begin(by, length, returns) {
    this.#moves.push({ by, begin: this.#clock, length, returns });
  }
}

/** What is spoken between pauses, its vowels, and the time up to which phones are known. @param {Span[]} phones */
function speechOf(phones) {
  const spoken = phones.filter(({ label }) => label !== "sil");
  const phrases = [];
  for (const { start, end, label } of spoken) {
    const last = phrases.at(-1);
    if (last && start - last.end < PAUSE_S) last.end = end;
    else phrases.push({ start, end, label });
  }
  const vowels = spoken.filter(({ label }) => VOWELS.has(label.normalize("NFD")[0]));
  return { phrases, vowels, end: phones.at(-1)?.end ?? 0 };
}

/** How much a vowel is stressed, 0 to 1; null if it is shorter than others. */
function stress(vowel, vowels) {
  const length = ({ start, end }) => end - start;
  const within = (s) => vowels.filter(({ start }) => Math.abs(start - vowel.start) < s).map(length);
  const own = length(vowel);
  if (within(NOD_APART_S).some((other) => other > own + 1e-6)) return null;
  const lengths = within(RECENT_S).sort((a, b) => a - b);
  const half = lengths.length / 2;
  const least = (lengths[Math.ceil(half) - 1] + lengths[Math.floor(half)]) / 2;
  const most = lengths.at(-1);
  if (own < least - 1e-6) return null;
  return Math.max(0, own - least) / Math.max(most - least, CLEARLY_S);
}

/** Two numbers from -1 to 1, the same for the same speech. */
function chances(time, label) {
  let hash = 2166136261;
  for (const letter of `${Math.round(1000 * time)} ${label}`) {
    hash = Math.imul(hash ^ letter.codePointAt(0), 16777619);
  }
  return [1, 2].map((number) => {
    let mixed = Math.imul(hash ^ number ^ (hash >>> 15), 2246822519);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 3266489917);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 31 - 1;
  });
}

function add(angles, by, share) {
  by.forEach((angle, i) => (angles[i] += share * angle));
}

/** From 0 at 0 to 1 at 1, as labial.start_and_end.minimum_jerk. */
function minimumJerk(share) {
  const s = Math.min(1, Math.max(0, share));
  return s ** 3 * (10 - 15 * s + 6 * s ** 2);
}

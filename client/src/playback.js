// Places utterances on the clock as they come, one after another.

// Sound is placed at least this long before it is played.
const MARGIN_S = 0.05;

export class Playback {
  #clock;
  #buffer;
  /** Utterances that are not over, in order. */
  #queue = [];

  /**
   * @param {import("./sound.js").Clock} clock
   * @param {number} buffer seconds that must have come before an utterance starts or goes on
   * @param {(utterance: Utterance, at: number) => void} onStart called when a start is placed
   * @param {(utterance: Utterance) => void} onEnd called when an utterance is over
   */
  constructor(clock, buffer, onStart, onEnd) {
    this.#clock = clock;
    this.#buffer = buffer;
    this.onStart = onStart;
    this.onEnd = onEnd;
  }

  add(utterance) {
    this.#queue.push(utterance);
  }

  /** The utterance with this number of which more may come, if it is not over. */
  find(number) {
    return this.#queue.find((each) => each.number === number && !each.broken);
  }

  get waiting() {
    return this.#queue.length;
  }

  /** Place what has come and is not placed yet. */
  place() {
    for (const empty of this.#queue.filter((each) => each.empty)) this.#remove(empty);
    let free = -Infinity;
    for (const utterance of this.#queue) {
      if (free === null || !utterance.hasFrames) return;
      this.#place(utterance, free);
      const { timeline, duration } = utterance;
      const whole = duration !== null && timeline.begun;
      free = whole ? timeline.clockAt(duration) : null;
    }
  }

  #place(utterance, free) {
    const { timeline, duration } = utterance;
    const available = duration ?? this.#clock.onGrid(utterance.available);
    const soon = this.#clock.now + MARGIN_S;
    const dry = !timeline.begun || timeline.clockAt(timeline.placed) < soon;
    if (dry) {
      const enough = available - timeline.placed >= this.#buffer || duration !== null;
      if (!enough || available <= timeline.placed) return;
      const clock = this.#clock.onGrid(Math.max(soon, free));
      const starts = !timeline.begun;
      timeline.run(clock);
      if (starts) this.onStart(utterance, clock);
    }
    for (const piece of utterance.soundUpTo(available)) {
      this.#clock.place(piece, this.#clock.onGrid(timeline.clockAt(piece.start)));
    }
    timeline.extend(available);
  }

  /**
   * What is heard now.
   * @returns {{utterance: Utterance, time: number} | null}
   */
  current() {
    const { heard } = this.#clock;
    for (;;) {
      const [utterance] = this.#queue;
      const time = utterance?.timeline.at(heard) ?? null;
      if (time === null) return null;
      if (utterance.duration === null || time < utterance.duration) return { utterance, time };
      this.#remove(utterance);
    }
  }

  #remove(utterance) {
    this.#queue.splice(this.#queue.indexOf(utterance), 1);
    this.onEnd(utterance);
  }

  /**
   * Drop all but the utterance that is heard, and its sound.
   * @returns {{utterance: Utterance, time: number} | null} as of `current`
   */
  stop() {
    const shown = this.current();
    this.#clock.silence();
    for (const each of this.#queue.slice(shown ? 1 : 0)) {
      each.stopped = true;
      this.#remove(each);
    }
    if (shown) shown.utterance.pieces = [];
    return shown;
  }

  /** Nothing more will come of what is in the queue. */
  breakOff() {
    for (const each of this.#queue) {
      each.broken = true;
      if (each.duration === null) each.endAt(each.available);
    }
    this.place();
  }
}

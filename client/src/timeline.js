// When an utterance is played: runs of it on the clock, between which it waits for more.

// Only the last ones can still be heard.
const MOST_RUNS = 16;

export class Timeline {
  #runs = [];

  /** Seconds of the utterance that are placed on the clock. */
  get placed() {
    return this.#runs.at(-1)?.to ?? 0;
  }

  get begun() {
    return this.#runs.length > 0;
  }

  /** The time on the clock of a time of the utterance in the last run. */
  clockAt(time) {
    const { clock, from } = this.#runs.at(-1);
    return clock + time - from;
  }

  /** Go on with what is not placed yet at this time on the clock. */
  run(clock) {
    this.#runs.push({ clock, from: this.placed, to: this.placed });
    if (this.#runs.length > MOST_RUNS) this.#runs.shift();
  }

  /** Place the utterance up to `time` on the clock, following what is placed. */
  extend(time) {
    const last = this.#runs.at(-1);
    last.to = Math.max(last.to, time);
  }

  /** The time of the utterance at a time on the clock; null before its start. */
  at(clock) {
    const run = this.#runs.findLast((each) => each.clock <= clock);
    return run ? Math.min(run.from + clock - run.clock, run.to) : null;
  }
}

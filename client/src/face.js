// A face on a connection: what is said goes in, values of the moment that is heard come out.

import { Connection } from "./connection.js";
import { Playback } from "./playback.js";
import { Silence, Sound } from "./sound.js";
import { Transition } from "./transition.js";
import { Utterance } from "./utterance.js";

const BUFFER_S = 0.12;
// How fast values change where one motion takes the place of another.
const CHANGE_S = 0.1;
const TO_REST_S = 0.3;
// The service answers a stop with frames that end the movement; if not by then, it ends here.
const PATIENCE_S = 0.15;
const CHECK_MS = 50;
const BLOCKED_MS = 300;

export class Face extends EventTarget {
  #connection;
  #options;
  #started = null;
  #away = true;
  #context;
  /** Made when something is said first, as browsers allow sound after a gesture only. */
  #clock = null;
  #playback = null;
  #transition;
  #values;
  /** Number of the utterance whose values were shown last, or null at rest. */
  #shown = null;
  /** Utterances that were begun here, and those that have come as a whole. */
  #begun = 0;
  #come = 0;
  #open = false;
  /** Utterances that were begun before a stop that is not answered; else null. */
  #stopping = null;
  /** Utterances that the service may still report as dropped by that stop. */
  #dropped = 0;
  /** The utterance that was stopped, and the time on the clock when the answer is late. */
  #late = null;
  #checks;

  /**
   * Use `connect`, which waits for the service.
   * @param {URL} url of the WebSocket
   * @param {import("../index").FaceOptions} options
   */
  constructor(url, options) {
    super();
    this.#options = options;
    this.#context = options.audioContext ?? null;
    const listener = {
      onMessage: (message) => this.#receive(message),
      onAsleep: () => this.#forget(),
      onLost: (message, again) => {
        this.#forget();
        this.#away = true;
        this.#emit("lost", { message, again });
      },
    };
    this.#connection = new Connection(url, startOf(options), listener, options.reconnect ?? true);
    // Without a page that asks for values, utterances end too.
    this.#checks = setInterval(() => this.current(), CHECK_MS);
  }

  /** Whether the service answers. */
  get connected() {
    return this.#started !== null && this.#connection.isOpen;
  }

  /** Names of the values: sensors or shapes. */
  get names() {
    return this.#started.names;
  }

  /** [sensors, 3] or [shapes] */
  get shape() {
    return this.#started.shape;
  }

  /** Values of the face at rest, Float32Array. */
  get rest() {
    return this.#started.rest;
  }

  /** How the voice's recordings must be credited. */
  get attribution() {
    return this.#started.attribution;
  }

  get audioContext() {
    return this.#context;
  }

  /** Whether anything is being said, or will be. */
  get speaking() {
    return this.#begun > this.#come || (this.#playback?.waiting ?? 0) > 0;
  }

  /** Say a text as one utterance. */
  say(text) {
    this.text(text);
    this.end();
  }

  /** Continue the utterance with a text, which is spoken as soon as a sentence is complete. */
  text(text) {
    if (!this.#open && !text.trim()) return; // nothing begins
    this.#say({ type: "text", text });
  }

  /** Continue the utterance with phones, {label, duration in seconds} each. */
  phones(phones) {
    this.#say({ type: "phones", phones });
  }

  /** The utterance is complete. */
  end() {
    if (!this.#open) return;
    this.#send({ type: "end" });
    this.#open = false;
  }

  /** Stop speaking: the sound ends at once, and the lips come to rest. */
  stop() {
    if (!this.speaking) return;
    const shown = this.#playback.stop();
    this.#open = false;
    if (!this.connected || shown?.utterance.broken) {
      shown?.utterance.endAt(shown.time);
      return;
    }
    this.#stopping = this.#begun;
    if (!shown) return this.#send({ type: "stop", at: 0 });
    const { number } = shown.utterance;
    this.#late = { number, clock: this.#clock.now + PATIENCE_S };
    this.#send({ type: "stop", at: shown.time, utterance: number });
  }

  /** End the connection. */
  close() {
    clearInterval(this.#checks);
    this.#connection.close();
    this.#clock?.silence();
    if (!this.#options.audioContext) this.#context?.close();
  }

  /** Allow sound: call it while a click or a key is handled, if there is "blocked". */
  async resume() {
    await this.#clock?.resume();
  }

  /** What is heard now: {utterance, time in seconds, phones, words}; null if nothing. */
  current() {
    const playing = this.#playback?.current();
    if (!playing) return null;
    const { utterance, time } = playing;
    return { utterance: utterance.number, time, phones: utterance.phones, words: utterance.words };
  }

  /** Values of the face that fit what is heard now. The same array each time. */
  values() {
    const playing = this.#playback?.current();
    const shown = playing && !this.#isLate(playing.utterance) ? playing.utterance.number : null;
    if (shown !== this.#shown) this.#transition.begin(shown === null ? TO_REST_S : CHANGE_S);
    this.#shown = shown;
    if (shown === null) this.#values.set(this.rest);
    else playing.utterance.valuesAt(playing.time, this.#values);
    this.#transition.apply(this.#values, performance.now() / 1000);
    return this.#values;
  }

  #isLate({ number }) {
    return number === this.#late?.number && this.#clock.now > this.#late.clock;
  }

  #say(message) {
    this.#send(message);
    this.#makeClock();
    this.#clock.resume();
    if (this.#clock.blocked) setTimeout(() => this.#clock.blocked && this.#emit("blocked"), BLOCKED_MS);
    if (!this.#open) this.#begun += 1;
    this.#open = true;
  }

  #send(message) {
    if (!this.connected) throw new Error("the face is not connected");
    this.#connection.send(message);
  }

  #receive(message) {
    switch (message.type) {
      case "started":
        return this.#start(message);
      case "frames":
      case "sound":
      case "phones":
        return this.#take(message);
      case "ended":
        return this.#ended(message);
      case "error":
        return this.#refused(message);
    }
  }

  #start(message) {
    const type = this.#started ? "back" : "ready";
    this.#started = message;
    this.#values ??= this.rest.slice();
    this.#transition ??= new Transition(this.#values);
    if (this.#away) this.#emit(type);
    this.#away = false;
  }

  #makeClock() {
    if (this.#clock) return;
    const { audioOutput, sound = true, buffer = BUFFER_S } = this.#options;
    const rate = this.#started.sound_rate;
    if (this.#context || (sound && rate !== null)) {
      // At the rate of the sound, so that pieces of it join exactly.
      this.#context ??= new AudioContext({ sampleRate: rate });
      this.#clock = new Sound(this.#context, audioOutput ?? this.#context.destination);
    } else {
      this.#clock = new Silence();
    }
    const onStart = ({ number }, at) => this.#emit("start", { utterance: number, at });
    const onEnd = ({ number, stopped }) => this.#emit("end", { utterance: number, stopped });
    this.#playback = new Playback(this.#clock, buffer, onStart, onEnd);
  }

  #take(message) {
    if (this.#stopping !== null && !message.replaces) return;
    if (!message.replaces) this.#dropped = 0;
    const utterance = this.#utterance(message.utterance);
    if (!utterance) return;
    if (message.type === "frames") {
      utterance.addFrames(message.first, message.values, message.replaces ?? false);
      utterance.phones.push(...(message.phones ?? []));
      if (message.replaces) {
        utterance.cutPhones(message.first / this.#started.fps);
        this.#replaced();
      }
    } else if (message.type === "sound") {
      utterance.pieces.push({ start: message.start, rate: message.rate, samples: message.samples });
    } else {
      utterance.phones.push(...message.phones);
      utterance.words.push(...message.words);
      this.#emit("phones", { utterance: utterance.number, phones: message.phones, words: message.words });
    }
    this.#playback.place();
  }

  #replaced() {
    this.#late = null;
    this.#transition.begin(CHANGE_S);
  }

  #utterance(number) {
    const found = this.#playback.find(number);
    if (found || this.#stopping !== null) return found;
    const { shape, fps } = this.#started;
    const made = new Utterance(number, shape.reduce((a, b) => a * b), fps, shape.length > 1);
    this.#playback.add(made);
    return made;
  }

  #ended({ utterance: number, duration, stopped }) {
    if (stopped && this.#stopping !== null) this.#stopAnswered();
    else if (stopped && this.#dropped) this.#dropped -= 1;
    else this.#come = Math.min(this.#come + 1, this.#begun);
    this.#open &&= this.#come < this.#begun;
    const utterance = this.#playback?.find(number);
    if (!utterance) return;
    utterance.endAt(duration, stopped);
    this.#playback.place();
  }

  #refused({ message }) {
    // An error answers a stop if what was to be stopped has just ended there.
    if (this.#stopping !== null) return this.#stopAnswered();
    if (!this.#playback?.waiting) this.#come = this.#begun; // nothing comes of what was refused
    this.#emit("error", { message });
  }

  /** Nothing more comes of what was begun before the stop. */
  #stopAnswered() {
    this.#dropped = this.#stopping - this.#come;
    this.#come = this.#stopping;
    this.#stopping = null;
  }

  /** Nothing more comes of what was said: the service counts utterances from 0 again. */
  #forget() {
    this.#playback?.breakOff();
    this.#open = false;
    this.#stopping = this.#late = null;
    this.#begun = this.#come = this.#dropped = 0;
  }

  #emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** The first message of a connection: what is not given, the service chooses. */
function startOf({ voice, fps, lookAhead, chunk, output, postures, language, speaker }) {
  const chosen = { voice, fps, look_ahead: lookAhead, chunk, output, postures, language, speaker };
  const given = Object.entries(chosen).filter(([, value]) => value !== undefined);
  return { type: "start", ...Object.fromEntries(given) };
}

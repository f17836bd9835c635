// The WebSocket, opened again when it is lost.

import { packed, unpacked } from "./messages.js";

// Seconds before each attempt to connect again; the last one is repeated.
const PAUSES_S = [0.3, 0.6, 1, 2, 4, 8];
// Why the service closes: nothing was said for long, or it will not serve what was asked for.
const IDLE = 1000;
const REFUSED = 1008;

/**
 * @typedef {object} Listener
 * @property {(message: object) => void} onMessage
 * @property {() => void} onAsleep called when an idle connection was closed
 * @property {(reason: string, again: boolean) => void} onLost with whether it will be tried again
 */

export class Connection {
  #socket = null;
  #attempts = 0;
  #over = false;
  /** Whether the service closed an idle connection, which the next message opens again. */
  #asleep = false;
  #usable = false;
  #unsent = [];
  #timer;

  /**
   * @param {string | URL} url
   * @param {object} start the first message of each connection
   * @param {Listener} listener
   * @param {boolean} again whether to connect again when the connection is lost
   */
  constructor(url, start, listener, again) {
    this.url = url;
    this.start = start;
    this.listener = listener;
    this.again = again;
    this.#open();
  }

  /** Whether messages can be sent; if the connection is asleep, they are sent when it is open. */
  get isOpen() {
    return this.#usable;
  }

  send(message) {
    if (this.#asleep) this.#open();
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(packed(message));
    else this.#unsent.push(message);
  }

  close() {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#socket.close(IDLE);
  }

  #open() {
    this.#asleep = false;
    const socket = new WebSocket(this.url);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => {
      this.#usable = true;
      for (const message of [this.start, ...this.#unsent.splice(0)]) this.send(message);
    });
    socket.addEventListener("message", ({ data }) => {
      const message = unpacked(data);
      if (message.type === "started") this.#attempts = 0;
      this.listener.onMessage(message);
    });
    socket.addEventListener("close", ({ code, reason }) => this.#lost(code, reason));
  }

  #lost(code, reason) {
    if (this.#over) return;
    if (code === IDLE) {
      this.#asleep = true;
      this.listener.onAsleep();
      return;
    }
    const again = this.again && code !== REFUSED;
    const pause = PAUSES_S[Math.min(this.#attempts, PAUSES_S.length - 1)];
    this.#attempts += 1;
    this.#unsent = [];
    this.#usable = false;
    if (again) this.#timer = setTimeout(() => this.#open(), 1000 * pause);
    this.listener.onLost(reason || `the connection to ${this.url} is lost`, again);
  }
}

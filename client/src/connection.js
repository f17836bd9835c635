// The WebSocket, opened again when it is lost.

import { packed, unpacked } from "./messages.js";

// Seconds before each attempt to connect again; the last one is repeated.
const PAUSES_S = [0.3, 0.6, 1, 2, 4, 8];
// The service closes with it what it will not serve; another attempt would end the same way.
const REFUSED = 1008;

export class Connection {
  #socket = null;
  #attempts = 0;
  #over = false;

  /**
   * @param {string | URL} url
   * @param {object} start the first message of each connection
   * @param {{onMessage: (message: object) => void, onLost: (reason: string, again: boolean) => void}} listener
   * @param {boolean} again whether to connect again when the connection is lost
   */
  constructor(url, start, listener, again) {
    this.url = url;
    this.start = start;
    this.listener = listener;
    this.again = again;
    this.#open();
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  send(message) {
    this.#socket.send(packed(message));
  }

  close() {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#socket?.close(1000);
  }

  #timer;

  #open() {
    const socket = new WebSocket(this.url);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => this.send(this.start));
    socket.addEventListener("message", ({ data }) => {
      const message = unpacked(data);
      if (message.type === "started") this.#attempts = 0;
      this.listener.onMessage(message);
    });
    socket.addEventListener("close", ({ code, reason }) => this.#lost(code, reason));
  }

  #lost(code, reason) {
    const again = this.again && !this.#over && code !== REFUSED;
    const pause = PAUSES_S[Math.min(this.#attempts, PAUSES_S.length - 1)];
    this.#attempts += 1;
    if (again) this.#timer = setTimeout(() => this.#open(), 1000 * pause);
    if (!this.#over) this.listener.onLost(reason || `the connection to ${this.url} is lost`, again);
  }
}

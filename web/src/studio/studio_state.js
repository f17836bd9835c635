// What the studio knows, as it says whenever something changes. The server has the truth.

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 4000;
const REFUSED = 4401;

/**
 * @typedef {object} State see labial.studio.state
 * @property {object} project
 * @property {object} prompts
 * @property {object[]} takes
 * @property {object[]} tasks
 * @property {object[]} voices
 * @property {object | null} check
 * @property {{full: boolean, reason: string} | null} disk
 * @property {{code: string, name: string}[]} languages
 * @property {string[]} extras_missing
 */

/** Dispatches "change" with the kind of what changed, and "connection" when it is lost or back. */
export class StudioState extends EventTarget {
  /** @type {State | null} */
  state = null;
  online = false;
  /** Whether the server refuses this window's token. */
  refused = false;
  #api;
  #wait = FIRST_WAIT_MS;

  /** @param {import("./api.js").Api} api */
  constructor(api) {
    super();
    this.#api = api;
    this.#connect();
  }

  /** @param {string} id */
  take(id) {
    return this.state.takes.find((take) => take.id === id);
  }

  /** The takes that are finished, newest first. */
  get takes() {
    return this.state.takes.filter(({ status }) => status !== "recording").toReversed();
  }

  /** The task of some kinds that goes on, or the last one. */
  task(...kinds) {
    const found = this.state.tasks.filter(({ kind }) => kinds.includes(kind));
    return found.find(isUnderWay) ?? found.at(-1) ?? null;
  }

  #connect() {
    const socket = this.#api.socket("events");
    socket.addEventListener("message", ({ data }) => this.#receive(JSON.parse(data)));
    socket.addEventListener("close", ({ code }) => this.#lost(code));
  }

  #receive(message) {
    if (message.type === "state") {
      const { type, ...state } = message;
      this.state = state;
      this.#wait = FIRST_WAIT_MS;
      this.#set(true, false);
    } else if (!this.state) {
      return;
    } else {
      this.#change(message);
    }
    this.dispatchEvent(new CustomEvent("change", { detail: message }));
  }

  #change(message) {
    const { state } = this;
    switch (message.type) {
      case "take":
        state.takes = replaced(state.takes, message.take);
        break;
      case "removed":
        state.takes = state.takes.filter(({ id }) => id !== message.take);
        state.tasks = state.tasks.filter(({ id }) => id !== message.task);
        break;
      case "task":
        state.tasks = replaced(state.tasks, message.task);
        break;
      default:
        if (message.type in state) state[message.type] = message[message.type];
    }
  }

  async #lost(code) {
    const refused = code === REFUSED || (await this.#isRefused());
    this.#set(false, refused);
    if (refused) return;
    setTimeout(() => this.#connect(), this.#wait);
    this.#wait = Math.min(this.#wait * 1.5, LONGEST_WAIT_MS);
  }

  /** A browser does not say why a WebSocket was refused, but a request does. */
  async #isRefused() {
    try {
      await this.#api.ask("state");
    } catch ({ status }) {
      return status === 401;
    }
    return false;
  }

  #set(online, refused) {
    if (this.online === online && this.refused === refused) return;
    Object.assign(this, { online, refused });
    this.dispatchEvent(new CustomEvent("connection"));
  }
}

export function isUnderWay({ status }) {
  return ["waiting", "running", "stopping"].includes(status);
}

function replaced(list, item) {
  const place = list.findIndex(({ id }) => id === item.id);
  return place < 0 ? [...list, item] : list.with(place, item);
}

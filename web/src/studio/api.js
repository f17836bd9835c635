// Requests to the studio on this machine.

import { explained, t } from "./language.js";

const BASE = "studio/api/";
const KEPT = "labial-token";
const FULL = 507;

/** A request that was refused (`status` of HTTP) or not answered (`status` 0). */
export class ApiError extends Error {
  constructor(message, status, detail = {}) {
    super(message);
    this.status = status;
    this.detail = detail;
  }
}

/** Whether the address has a token, also one that was pasted into an old window. */
export function hasToken() {
  return new URLSearchParams(location.hash.slice(1)).has("token");
}

/** The token of the address that the studio printed, which is then taken out of it. */
export function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given !== null) {
    sessionStorage.setItem(KEPT, given);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem(KEPT);
}

export class Api {
  #token;
  #pictures = new Map();

  constructor(token) {
    this.#token = token;
  }

  get token() {
    return this.#token;
  }

  /**
   * @param {string} path below the studio's own, or from the root if it begins with "/"
   * @param {{method?: string, json?: unknown, body?: BodyInit, type?: string}} options
   * @returns {Promise<Response>} rejected with an `ApiError`
   */
  async ask(
    path,
    { method = "GET", json, body = json === undefined ? undefined : JSON.stringify(json), type } = {},
  ) {
    const headers = this.#token === null ? {} : { Authorization: `Bearer ${this.#token}` };
    const kind = type ?? (json === undefined ? undefined : "application/json");
    if (kind) headers["Content-Type"] = kind;
    let answer;
    try {
      answer = await fetch(addressOf(path), { method, headers, body });
    } catch {
      throw new ApiError(t("error.gone"), 0);
    }
    if (answer.ok) return answer;
    const detail = await answer.json().catch(() => ({}));
    if (answer.status === FULL) throw new ApiError(t("error.full"), FULL, detail);
    throw new ApiError(
      explained(detail) || t("error.status", { status: answer.status }),
      answer.status,
      detail,
    );
  }

  async get(path) {
    return (await this.ask(path)).json();
  }

  post(path, json) {
    return this.#answer(path, { method: "POST", json: json ?? {} });
  }

  patch(path, json) {
    return this.#answer(path, { method: "PATCH", json });
  }

  delete(path) {
    return this.#answer(path, { method: "DELETE" });
  }

  /** Send bytes. */
  send(path, body, type = "application/octet-stream") {
    return this.#answer(path, { method: "POST", body, type });
  }

  async #answer(path, options) {
    const answer = await this.ask(path, options);
    const text = await answer.text();
    return text ? JSON.parse(text) : null;
  }

  /** An address by which elements show a file of the studio: they cannot send the token. */
  async media(path) {
    return URL.createObjectURL(await (await this.ask(path)).blob());
  }

  /** As `media` for pictures that are shown again and again. */
  picture(path) {
    if (!this.#pictures.has(path)) {
      const found = this.media(path);
      found.catch(() => this.#pictures.delete(path));
      this.#pictures.set(path, found);
    }
    return this.#pictures.get(path);
  }

  /** Keep nothing of a picture that was deleted. */
  async forgetPicture(path) {
    const found = this.#pictures.get(path);
    this.#pictures.delete(path);
    if (found) URL.revokeObjectURL(await found.catch(() => ""));
  }

  /** @param {string} path as of `ask` */
  socket(path) {
    const url = new URL(addressOf(path), location.href);
    url.protocol = url.protocol.replace("http", "ws");
    if (this.#token !== null) url.searchParams.set("token", this.#token);
    return new WebSocket(url);
  }
}

/** The path of a take, whose name may have any characters. @param {string} rest what follows, such as "/video" */
export function takePath(id, rest = "") {
  return `takes/${encodeURIComponent(id)}${rest}`;
}

function addressOf(path) {
  return path.startsWith("/") ? path.slice(1) : BASE + path;
}

// Sends the live picture to this machine's studio, which finds the face in it and says what is wrong.

const WIDTH = 640;
const QUALITY = 0.7;
const AGAIN_MS = 1500;

/**
 * @typedef {object} Found
 * @property {number[][] | null} points x and y of each, 0 to 1 of the picture
 * @property {{kind: string, text: Record<string, string>}[]} faults
 */

/** One picture at a time is under way, so that a slow machine is not asked for more than it can do. */
export class FaceFinder {
  /** Pairs of points to connect. @type {number[][]} */
  edges = [];
  /** The shortest time between two pictures. */
  pauseMs = 0;
  #api;
  #video;
  #onFound;
  #socket = null;
  #canvas = document.createElement("canvas");
  #closed = false;

  /**
   * @param {import("./api.js").Api} api
   * @param {HTMLVideoElement} video
   * @param {(found: Found) => void} onFound
   */
  constructor(api, video, onFound) {
    this.#api = api;
    this.#video = video;
    this.#onFound = onFound;
    this.#connect();
  }

  close() {
    this.#closed = true;
    this.#socket?.close();
  }

  #connect() {
    if (this.#closed) return;
    this.#socket = this.#api.socket("camera");
    this.#socket.addEventListener("open", () => this.#send());
    this.#socket.addEventListener("message", ({ data }) => this.#receive(JSON.parse(data)));
    this.#socket.addEventListener("close", () => setTimeout(() => this.#connect(), AGAIN_MS));
  }

  #receive(message) {
    if (message.edges) this.edges = message.edges;
    if (message.edges || this.#closed) return;
    if (message.faults) this.#onFound(message);
    // After an error, such as a picture that was torn, the next one is tried.
    setTimeout(() => this.#send(), message.faults ? this.pauseMs : AGAIN_MS);
  }

  async #send() {
    const { videoWidth, videoHeight } = this.#video;
    const isOpen = () => !this.#closed && this.#socket.readyState === WebSocket.OPEN;
    if (!isOpen()) return;
    if (!videoWidth || document.hidden) {
      setTimeout(() => this.#send(), 200);
      return;
    }
    const scale = Math.min(1, WIDTH / Math.max(videoWidth, videoHeight));
    this.#canvas.width = Math.round(videoWidth * scale);
    this.#canvas.height = Math.round(videoHeight * scale);
    this.#canvas.getContext("2d").drawImage(this.#video, 0, 0, this.#canvas.width, this.#canvas.height);
    const picture = await new Promise((resolve) => this.#canvas.toBlob(resolve, "image/jpeg", QUALITY));
    if (picture && isOpen()) this.#socket.send(picture);
  }
}

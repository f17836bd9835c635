// The camera and the microphone: opening them, choosing others, and noticing when they go.

// Browsers' calls clean the sound, which would change it.
const SOUND = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
const PICTURE = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
const KEPT = "labial-devices";

/** Dispatches "change" whenever `stream`, `problem` or the devices are others. */
export class Camera extends EventTarget {
  /** @type {MediaStream | null} */
  stream = null;
  /** Why there is no stream: "refused", "missing", "busy", "gone" or "insecure"; null if none is wanted. */
  problem = null;
  /** @type {{cameras: MediaDeviceInfo[], microphones: MediaDeviceInfo[]}} */
  devices = { cameras: [], microphones: [] };
  #attempt = 0;

  constructor() {
    super();
    navigator.mediaDevices?.addEventListener("devicechange", () => this.#listed());
  }

  /** What the user chose: ids of devices. @returns {{camera?: string, microphone?: string}} */
  get chosen() {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}");
  }

  /** @param {"camera" | "microphone"} kind @param {string} id */
  async choose(kind, id) {
    localStorage.setItem(KEPT, JSON.stringify({ ...this.chosen, [kind]: id }));
    await this.open();
  }

  /** Whether the browser would open them without asking. */
  async isAllowed() {
    try {
      const asked = ["camera", "microphone"].map((name) => navigator.permissions.query({ name }));
      return (await Promise.all(asked)).every(({ state }) => state === "granted");
    } catch {
      return false; // a browser that cannot tell
    }
  }

  /** Open them, unless the browser would ask: then the user is told first. */
  async openIfAllowed() {
    if (!this.stream && (await this.isAllowed())) await this.open();
  }

  async open() {
    const attempt = (this.#attempt += 1);
    this.#stop();
    if (!navigator.mediaDevices) return this.#set(null, "insecure");
    try {
      const stream = await this.#asked();
      if (attempt !== this.#attempt) return stop(stream);
      for (const track of stream.getTracks()) track.addEventListener("ended", () => this.#ended(stream));
      this.#set(stream, null);
      await this.#listed();
    } catch (error) {
      if (attempt === this.#attempt) this.#set(null, reasonOf(error));
    }
  }

  close() {
    this.#attempt += 1;
    this.#stop();
    this.#set(null, null);
  }

  async #asked() {
    const { camera, microphone } = this.chosen;
    const wish = (values, id) => (id ? { ...values, deviceId: { exact: id } } : values);
    try {
      const constraints = { video: wish(PICTURE, camera), audio: wish(SOUND, microphone) };
      return await navigator.mediaDevices.getUserMedia(constraints);
    } catch (error) {
      const gone = ["OverconstrainedError", "NotFoundError"].includes(error.name);
      if (!gone || !(camera || microphone)) throw error;
      return navigator.mediaDevices.getUserMedia({ video: PICTURE, audio: SOUND });
    }
  }

  #ended(stream) {
    if (stream !== this.stream) return;
    this.#stop();
    this.#set(null, "gone");
  }

  async #listed() {
    const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    const of = (kind) => all.filter((device) => device.kind === kind && device.deviceId);
    this.devices = { cameras: of("videoinput"), microphones: of("audioinput") };
    if (this.problem === "gone" && this.devices.cameras.length && this.devices.microphones.length) {
      return this.open(); // it was plugged in again
    }
    this.dispatchEvent(new CustomEvent("change"));
  }

  #stop() {
    if (this.stream) stop(this.stream);
    this.stream = null;
  }

  #set(stream, problem) {
    this.stream = stream;
    this.problem = problem;
    this.dispatchEvent(new CustomEvent("change"));
  }
}

function stop(stream) {
  for (const track of stream.getTracks()) track.stop();
}

function reasonOf({ name }) {
  const known = { NotAllowedError: "refused", SecurityError: "refused", NotFoundError: "missing" };
  return known[name] ?? "busy";
}

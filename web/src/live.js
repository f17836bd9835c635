// The page of the service: what is typed is spoken by a live face.

import { connect } from "../../client/src/index.js";
import { Captions } from "./captions.js";
import { turn } from "./keys.js";
import { drawingOf } from "./live_face.js";
import { ANGLES } from "./scene.js";
import { toggleTheme } from "./theme.js";

const AGAIN_MS = 3000;
// The choice that opens a file.
const OPEN = "open";
const CHOICES = ["voice", "speaker", "language", "output"];

const $ = (selector) => document.querySelector(selector);
// The page is opened with #token=... if the service has one.
const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? undefined;

class LivePage {
  face = null;
  drawing = null;
  captions = new Captions($("#caption"));
  /** Characters that were sent to the service, by their outputs. */
  characters = new Map();
  blinks = true;
  headMoves = false;
  #attempt = 0;
  #asked = 0;

  constructor() {
    this.#buttons();
    this.#keys();
    new ResizeObserver(() => this.drawing?.view?.resize()).observe($("#stage"));
    this.#fill().then(() => this.connect(), (error) => this.#wrong(error));
    requestAnimationFrame(() => this.#loop());
  }

  /** The views that keys turn. */
  get views() {
    return this.drawing?.view ? [this.drawing.view] : [];
  }

  async #fill() {
    const paths = ["voices", "speakers", "outputs"];
    const [{ voices }, { speakers, languages }, { outputs }] = await Promise.all(
      paths.map((path) => ask(path)),
    );
    addOptions($("#voice"), voices.map(({ name }) => name));
    addOptions($("#speaker"), speakers);
    addOptions($("#languages"), languages);
    addOptions($("#output"), outputs.map(({ name }) => name));
    $("#output").add(new Option("a character …", OPEN));
  }

  /** Connect with what is chosen; the face before is let go. */
  async connect() {
    const attempt = (this.#attempt += 1);
    const chosen = CHOICES.map((name) => [name, $(`#${name}`).value.trim() || undefined]);
    this.#let();
    this.#state("Connecting …");
    try {
      const face = await connect(location.origin, { ...Object.fromEntries(chosen), token });
      const described = await ask(`face/${encodeURIComponent($("#voice").value)}`);
      const drawing = await drawingOf(face, described, this.characters.get($("#output").value));
      if (attempt === this.#attempt) return this.#take(face, drawing, described.notes);
      face.close();
      drawing.remove();
    } catch (error) {
      if (attempt !== this.#attempt) return;
      this.#wrong(error);
      setTimeout(() => attempt === this.#attempt && this.connect(), AGAIN_MS);
    }
  }

  /** Let a face move a character. @param {File} file a .glb with morph targets */
  async send(file) {
    this.#state("Looking for the character’s mouth …");
    const headers = { "Content-Type": "model/gltf-binary" };
    try {
      const glb = await file.arrayBuffer();
      const bound = await ask("rigs", { method: "POST", body: glb, headers });
      const { id } = bound;
      this.characters.set(`rig:${id}`, { ...bound, glb });
      $("#output").prepend(new Option(file.name, `rig:${id}`));
      this.choose(`rig:${id}`);
    } catch (error) {
      this.choose("positions");
      await this.connecting;
      this.#wrong(error);
    }
  }

  choose(output) {
    $("#output").value = output;
    this.connecting = this.connect();
  }

  #let() {
    this.face?.close();
    this.drawing?.remove();
    this.captions.clear();
    this.face = this.drawing = null;
    this.#enable();
  }

  #take(face, drawing, faceNotes) {
    this.face = face;
    this.drawing = drawing;
    drawing.view?.resize();
    this.#showInvented();
    $("#angles").hidden = !this.drawing.view;
    const drawn = face.shape.length > 1 ? faceNotes : [];
    const notes = [face.attribution, ...drawn].map((note) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = note;
      return paragraph;
    });
    $("footer").replaceChildren(...notes);
    const on = (type, listener) => face.addEventListener(type, ({ detail }) => listener(detail));
    on("phones", (line) => this.captions.add(line));
    on("start", () => this.#state(`Speaking, after ${this.#since()} s`));
    on("end", ({ stopped }) => this.#ended(stopped));
    on("error", ({ message }) => this.#wrong({ message }));
    on("lost", ({ message, again }) => this.#wrong({ message: again ? `${message}; trying again …` : message }));
    on("back", () => this.#state("Connected again"));
    on("blocked", () => this.#state("Click anywhere to hear the sound"));
    this.#state("Ready");
  }

  #since() {
    return ((performance.now() - this.#asked) / 1000).toFixed(2);
  }

  #ended(stopped) {
    if (!this.face.connected || this.face.speaking) return;
    this.#state(stopped ? "Stopped" : "Ready");
  }

  speak() {
    const text = $("#text").value.trim();
    if (!text || !this.face?.connected) return;
    this.face.stop();
    this.#asked = performance.now();
    this.#state("Speaking …");
    this.face.say(text);
  }

  stop() {
    this.face?.stop();
  }

  /** @param {keyof typeof ANGLES} name */
  look(name) {
    this.views.forEach((view) => view.turnTo(...ANGLES[name]));
  }

  toggleBlinks() {
    this.blinks = !this.blinks;
    this.#showInvented();
  }

  toggleHead() {
    this.headMoves = !this.headMoves;
    this.#showInvented();
  }

  #showInvented() {
    const { setBlinks, setHeadMoves } = this.drawing?.view?.model ?? {};
    $(".invented").hidden = !setBlinks && !setHeadMoves;
    showSwitch("#blinks", this.blinks, setBlinks);
    showSwitch("#head", this.headMoves, setHeadMoves);
  }

  /** The face lives, so it is drawn in every frame that the browser shows. */
  #loop() {
    if (this.face) {
      this.drawing.draw();
      this.captions.draw(this.face.current());
      this.#enable();
    }
    requestAnimationFrame(() => this.#loop());
  }

  refresh() {}

  #enable() {
    $("#speak").disabled = !this.face?.connected;
    $("#stop").disabled = !this.face?.speaking;
  }

  #state(text, wrong = false) {
    $("#state").textContent = text;
    $("#state").classList.toggle("wrong", wrong);
  }

  #wrong({ message }) {
    this.#state(message, true);
  }

  #buttons() {
    $("#said").addEventListener("submit", (event) => {
      event.preventDefault();
      this.speak();
    });
    $("#stop").addEventListener("click", () => this.stop());
    $("#theme").addEventListener("click", toggleTheme);
    $("#blinks").addEventListener("click", () => this.toggleBlinks());
    $("#head").addEventListener("click", () => this.toggleHead());
    for (const name of CHOICES) {
      $(`#${name}`).addEventListener("change", ({ target }) => {
        if (target.value === OPEN) $("#character").click();
        else this.connect();
      });
    }
    $("#character").addEventListener("change", ({ target }) => this.send(target.files[0]));
    $("#character").addEventListener("cancel", () => this.choose("positions"));
    for (const button of document.querySelectorAll("[data-look]")) {
      button.addEventListener("click", () => this.look(button.dataset.look));
    }
    document.addEventListener("pointerdown", () => this.face?.resume());
  }

  #keys() {
    const actions = {
      f: () => this.look("front"),
      h: () => this.look("half"),
      s: () => this.look("side"),
      b: () => this.toggleBlinks(),
      m: () => this.toggleHead(),
    };
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return this.stop();
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === "Enter" && event.target === $("#text") && !event.shiftKey) {
        event.preventDefault();
        return this.speak();
      }
      if (event.target.matches("textarea, input, select")) return;
      if (event.target.matches(".face canvas") && turn(this, event)) return;
      actions[event.key]?.();
    });
  }
}

/** The service's answer in JSON. */
async function ask(path, { headers, ...options } = {}) {
  const bearer = token ? { Authorization: `Bearer ${token}` } : {};
  const answer = await fetch(path, { headers: { ...headers, ...bearer }, ...options });
  if (answer.ok) return answer.json();
  const { error } = await answer.json().catch(() => ({}));
  throw new Error(error ?? `the service answers /${path} with ${answer.status}`);
}

/** Show a switch as it is, and tell the drawing; it is hidden if the drawing has no such thing. */
function showSwitch(button, on, tell) {
  $(button).hidden = !tell;
  $(button).setAttribute("aria-pressed", String(on));
  tell?.(on);
}

function addOptions(list, names) {
  list.append(...names.map((name) => new Option(name, name)));
}

const page = new LivePage();

// For tests and the browser's console.
window.labial = Object.freeze({
  get face() {
    return page.face;
  },
  get drawing() {
    return page.drawing;
  },
});

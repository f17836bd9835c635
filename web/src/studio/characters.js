// Characters that speak in place of the voice's own face.

import { $, h } from "./dom.js";
import { t } from "./language.js";

const OPEN = "open";
const OWN = "";

/** Dispatches "change" when another one is chosen. */
export class Characters extends EventTarget {
  /** The one that is chosen, null for the voice's own face. @type {import("./talking_face.js").Character | null} */
  chosen = null;
  #studio;
  #choice;
  #known = new Map();

  /** @param {import("./studio.js").Studio} studio @param {HTMLSelectElement} choice */
  constructor(studio, choice) {
    super();
    this.#studio = studio;
    this.#choice = choice;
    const file = $("#character-file");
    choice.addEventListener("change", () => {
      if (choice.value === OPEN) file.click();
      else this.#choose(choice.value);
    });
    file.addEventListener("change", () => {
      if (file.files[0]) this.add(file.files[0]);
      file.value = "";
    });
    file.addEventListener("cancel", () => this.render());
    this.#listen();
  }

  render() {
    const options = [
      [OWN, t("speak.character.own")],
      ...[...this.#known].map(([id, { name }]) => [id, name]),
      [OPEN, t("speak.character.open")],
    ];
    this.#choice.replaceChildren(...options.map(([value, name]) => h("option", { value }, name)));
    this.#choice.value = this.chosen?.id ?? OWN;
  }

  /** @param {File} file a .glb or .vrm with shapes */
  async add(file) {
    const done = await this.#studio.attempt(async () => {
      const glb = await file.arrayBuffer();
      const bound = await this.#studio.api.send("/rigs", glb, "model/gltf-binary");
      this.#known.set(bound.id, { ...bound, name: file.name, glb });
      this.#choose(bound.id);
    });
    if (!done) this.render();
  }

  #choose(id) {
    this.chosen = this.#known.get(id) ?? null;
    this.render();
    this.dispatchEvent(new CustomEvent("change"));
  }

  #listen() {
    document.addEventListener("drop", (event) => {
      const file = [...(event.dataTransfer?.files ?? [])].find(({ name }) => /\.(glb|vrm)$/i.test(name));
      if (file && this.#studio.step === "speak") this.add(file);
    });
  }
}

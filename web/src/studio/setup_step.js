// Step 1: who speaks which language, and whether camera and microphone are right.

import { showCurtain } from "./curtain.js";
import { $, fill, h, icon, keyed, setText } from "./dom.js";
import { languageName, said, t } from "./language.js";

// What each sign shows, worst first.
const SIGNS = {
  face: ["face", "faces", "turned", "far"],
  light: ["dark"],
  camera: ["rate"],
  sound: ["silent", "clipped"],
  quiet: ["noisy"],
};
// A fault must last before it is said aloud.
const SAID_AFTER_MS = 2500;
const TEXTS = ["name", "talker", "licence", "attribution"];

export class SetupStep {
  #studio;
  #said = { text: "", since: 0 };
  #timer = 0;

  constructor(studio) {
    this.#studio = studio;
    this.form = $("#setup-form");
    studio.live.addEventListener("faults", () => studio.step === "setup" && this.#showSigns());
    studio.camera.addEventListener("change", () => studio.refresh());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    for (const name of ["language", ...TEXTS]) {
      this.form.elements[name].addEventListener("change", ({ target }) => {
        studio.attempt(() => studio.api.patch("project", { [name]: target.value.trim() }));
      });
    }
    for (const kind of ["camera", "microphone"]) {
      this.form.elements[kind].addEventListener("change", ({ target }) =>
        studio.camera.choose(kind, target.value),
      );
    }
  }

  enter() {
    const { live, camera } = this.#studio;
    live.moveTo($("#step-setup .live-place"));
    camera.openIfAllowed();
    this.#timer = setInterval(() => this.#showSigns(), 500);
  }

  leave() {
    clearInterval(this.#timer);
  }

  keys() {
    return { Enter: { words: t("setup.next"), act: () => this.#studio.go("record") } };
  }

  render() {
    const { project, languages } = this.#studio.state.state;
    const choice = this.form.elements.language;
    fill(
      choice,
      languages.map(({ code, name }) => [code, languageName(code, name)]),
      project.language,
    );
    for (const name of TEXTS) {
      const input = this.form.elements[name];
      if (document.activeElement !== input) input.value = project[name];
    }
    this.#showExtras();
    this.#showDevices();
    showCurtain(this.#studio);
    this.#showSigns();
  }

  /** Parts of labial without which some steps do not work. */
  #showExtras() {
    const { extras_missing: missing } = this.#studio.state.state;
    $("#extras").hidden = missing.length === 0;
    setText($("#extras"), missing.length ? t("setup.extras", { missing: missing.join(",") }) : "");
  }

  #showDevices() {
    const { devices, stream } = this.#studio.camera;
    const used = (kind) =>
      stream
        ?.getTracks()
        .find((track) => track.kind === kind)
        ?.getSettings().deviceId ?? "";
    const named = (list, word) =>
      list.map(({ deviceId, label }, i) => [deviceId, label || t(word, { number: i + 1 })]);
    fill(this.form.elements.camera, named(devices.cameras, "setup.camera.number"), used("video"));
    fill(this.form.elements.microphone, named(devices.microphones, "setup.microphone.number"), used("audio"));
    for (const kind of ["camera", "microphone"]) this.form.elements[kind].disabled = !stream;
  }

  #showSigns() {
    const { live, camera } = this.#studio;
    const { faults } = live;
    const looked = {
      face: live.hasLooked,
      light: live.hasLooked,
      camera: live.frameRate !== null,
      sound: live.hasHeard,
      quiet: live.hasHeard,
    };
    const signs = Object.entries(SIGNS).map(([name, kinds]) => {
      const found = camera.stream
        ? kinds.map((kind) => faults.find((each) => each.kind === kind)).find(Boolean)
        : null;
      const known = camera.stream && looked[name];
      return {
        name,
        state: found ? "doubtful" : known ? "good" : "waiting",
        text: this.#text(name, found, known),
      };
    });
    keyed(
      $("#signs"),
      signs,
      ({ name }) => name,
      makeSign,
      (row, sign) => showSign(row, sign),
    );
    this.#sayLasting(
      signs.find(({ state }) => state === "doubtful")?.text ?? (camera.stream ? t("signs.fine") : ""),
    );
  }

  #text(name, found, known) {
    if (found) return said(found.text);
    return known ? t(`sign.${name}.good`) : t("sign.waiting");
  }

  /** Screen readers hear what is wrong only when it lasts. */
  #sayLasting(text) {
    const now = performance.now();
    if (this.#said.text !== text) this.#said = { text, since: now };
    if (now - this.#said.since > SAID_AFTER_MS) setText($("#signs-said"), text);
  }
}

function makeSign({ name }) {
  return h("li", {}, h("span.badge", {}, icon("good"), icon("doubtful")), h("b"), h("span.text"));
}

function showSign(row, { name, state, text }) {
  row.className = state;
  setText($("b", row), t(`sign.${name}`));
  setText($(".text", row), text);
}

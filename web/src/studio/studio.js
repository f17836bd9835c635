// The studio's page: five steps from a webcam to a face that speaks.

import { toggleTheme } from "../theme.js";
import { Api, hasToken, takePath, takeToken } from "./api.js";
import { Camera } from "./camera.js";
import { CheckStep } from "./check_step.js";
import { $, $$, h, setText } from "./dom.js";
import { listenToKeys, showHints } from "./keys.js";
import { LANGUAGES, language, setLanguage, t, translate } from "./language.js";
import { LiveView } from "./live_view.js";
import { MakeStep } from "./make_step.js";
import { RecordStep } from "./record_step.js";
import { SetupStep } from "./setup_step.js";
import { SpeakStep } from "./speak_step.js";
import { StudioState } from "./studio_state.js";
import { TakePlayer } from "./take_player.js";

const STEPS = { setup: SetupStep, record: RecordStep, check: CheckStep, make: MakeStep, speak: SpeakStep };
const NEEDS_CAMERA = ["setup", "record"];

/**
 * One of the five pages.
 * @typedef {object} Step
 * @property {() => void} render shows the state; also called after the language changed
 * @property {() => void} [enter] @property {() => void} [leave]
 * @property {() => Record<string, {words: string, act: (event: KeyboardEvent) => void}>} [keys]
 */

/** What the steps share. */
class Studio {
  api = new Api(takeToken());
  state = new StudioState(this.api);
  camera = new Camera();
  live = new LiveView(this.camera, this.api);
  player = new TakePlayer(this);
  /** @type {Record<string, Step>} */
  steps = {};
  step = null;
  #waiting = 0;

  constructor() {
    this.#languages();
    $("#theme").addEventListener("click", () => this.#toggleTheme());
    $("#problem button").addEventListener("click", () => ($("#problem").hidden = true));
    this.state.addEventListener("change", ({ detail }) => {
      if (detail.type === "removed" && detail.take) {
        this.api.forgetPicture(takePath(detail.take, "/thumbnail"));
      }
      this.refresh();
    });
    this.state.addEventListener("connection", () => this.#showConnection());
    this.state.addEventListener("change", () => this.#begin(), { once: true });
    window.addEventListener("hashchange", () => this.#followAddress());
    window.addEventListener("beforeunload", (event) => {
      const { record } = this.steps;
      if (record?.isRecording || record?.isSending) event.preventDefault();
    });
    listenToKeys(this);
    translate(document);
  }

  #begin() {
    for (const [name, Step] of Object.entries(STEPS)) this.steps[name] = new Step(this);
    this.#route();
  }

  /** Show everything anew at the next frame. */
  refresh() {
    this.#waiting ||= requestAnimationFrame(() => {
      this.#waiting = 0;
      if (!this.step) return;
      setText($("#project-name"), this.state.state.project.name);
      document.title = `${t(`${this.step}.step`)} · ${this.state.state.project.name} · labial`;
      this.#showDisk();
      this.steps[this.step].render();
      this.player.render();
      showHints(this);
    });
  }

  /** Do something that the server may refuse; what went wrong is shown. @returns whether it was done */
  async attempt(act) {
    try {
      $("#problem").hidden = true;
      await act();
      return true;
    } catch (error) {
      this.report(error);
      return false;
    }
  }

  report({ message }) {
    setText($("#problem p"), message);
    $("#problem").hidden = false;
  }

  /** Ask before something is done that cannot be undone. @returns {Promise<boolean>} */
  confirm(text, yes) {
    const dialog = $("#confirm");
    setText($("#confirm-text"), text);
    setText($("#confirm-yes"), yes);
    dialog.returnValue = "";
    dialog.showModal();
    $("#confirm-no").focus();
    $("#confirm-yes").onclick = () => dialog.close("yes");
    $("#confirm-no").onclick = () => dialog.close("");
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
    });
  }

  go(step) {
    location.hash = step;
  }

  /** An address with another token was pasted into this window: the page begins anew with it. */
  #followAddress() {
    if (!hasToken()) return this.#route();
    const before = this.api.token;
    if (takeToken() !== before) location.reload();
  }

  #route() {
    const wished = location.hash.slice(1);
    if (wished === "main" || !this.steps.setup) return; // the link that skips the steps; or too early
    const next = wished in STEPS ? wished : this.#firstUndone();
    if (next === this.step) return;
    this.steps[this.step]?.leave?.();
    const isFirst = this.step === null;
    this.step = next;
    for (const name of Object.keys(STEPS)) $(`#step-${name}`).hidden = name !== next;
    for (const link of $$("[data-step]")) {
      if (link.dataset.step === next) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    if (!NEEDS_CAMERA.includes(next)) this.camera.close();
    this.steps[next].enter?.();
    if (!isFirst) $("h1", $(`#step-${next}`)).focus({ preventScroll: true });
    window.scrollTo(0, 0);
    this.refresh();
  }

  #firstUndone() {
    const { takes } = this.state.state;
    return takes.length ? "record" : "setup";
  }

  #showConnection() {
    const { online, refused } = this.state;
    const element = $("#connection");
    element.hidden = online;
    setText(element, online ? "" : t(refused ? "error.token" : "error.gone.trying"));
    this.refresh();
  }

  /** Why the disk with the project cannot be used now: the studio goes on by itself later. */
  #showDisk() {
    const { disk } = this.state.state;
    $("#disk").hidden = disk === null;
    if (!disk) return;
    setText($("#disk"), disk.full ? t("error.disk.full") : t("error.disk", { reason: disk.reason }));
  }

  #languages() {
    const choice = $("#language");
    choice.append(...Object.entries(LANGUAGES).map(([code, name]) => h("option", { value: code }, name)));
    choice.value = language();
    choice.addEventListener("change", () => {
      setLanguage(choice.value);
      translate(document);
      this.#showConnection();
    });
  }

  #toggleTheme() {
    toggleTheme();
    localStorage.setItem("labial-theme", document.documentElement.dataset.theme);
    this.refresh();
  }
}

const theme = localStorage.getItem("labial-theme");
if (theme) document.documentElement.dataset.theme = theme;
const studio = new Studio();

// For tests and the browser's console.
window.labial = studio;

// Puts the page together: faces, clock, timeline, buttons and keys.

import { LANES } from "./curves.js";
import { Film } from "./film.js";
import { deviationAt, readPageData, spanAt, valueAt } from "./data.js";
import { ANGLES, FaceView } from "./scene.js";
import { modelOf } from "./models.js";
import { Player } from "./player.js";
import { toggleTheme } from "./theme.js";
import { Timeline } from "./timeline.js";
import { listenToKeys } from "./keys.js";

const COLOURS = ["--first", "--second"];
// The page's address ends with this if a video is made of it.
const FILM = "#film";

const $ = (selector) => document.querySelector(selector);

/** Frames are drawn only when something changed, so that an idle page uses no power. */
class Page {
  constructor() {
    this.data = readPageData();
    this.player = new Player(this.data.duration, $("#audio"), () => this.refresh());
    this.readouts = this.#readouts();
    this.views = this.#views();
    this.timeline = new Timeline($("#timeline"), this.data, this.player, COLOURS);
    this.#buttons();
    if (!this.data.blinks) this.toggleBlinks();
    if (this.data.headMoves) this.toggleHead();
    listenToKeys(this);
    new ResizeObserver(() => this.resize()).observe($("main"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.refresh());
    this.resize();
  }

  #views() {
    const views = [];
    for (const [i, utterance] of this.data.utterances.entries()) {
      const figure = $("#faces").appendChild($("#face-template").content.cloneNode(true).firstElementChild);
      const caption = figure.querySelector("figcaption");
      caption.textContent = utterance.caption;
      caption.style.setProperty("--own", `var(${COLOURS[i]})`);
      caption.hidden = this.data.utterances.length === 1 && !utterance.caption;
      const canvas = figure.querySelector("canvas");
      canvas.setAttribute("aria-label", `Moving face${utterance.caption && `, ${utterance.caption}`}. Arrow keys turn it.`);
      try {
        let view = null; // still null while the view is constructed, which calls #turned
        view = new FaceView(canvas, modelOf(this.data, utterance, location.hash === FILM), () => this.#turned(view));
        views.push(view);
        view.model.ready?.then(() => this.refresh(), (error) => this.#failed(figure, error));
      } catch (error) {
        this.#failed(figure, error);
      }
    }
    return views;
  }

  /** Show a message in place of a face that cannot be drawn. */
  #failed(figure, error) {
    console.warn(error);
    figure.querySelector(".no-webgl").hidden = false;
    figure.querySelector("canvas").hidden = true;
  }

  /** Resolves when all faces are loaded; rejects with the reason if one cannot be. */
  get ready() {
    return Promise.all(this.views.map((view) => view.model.ready));
  }

  /** Turn the other faces like the one that was turned. */
  #turned(view) {
    if (this.following || !view || !this.views) return;
    this.following = true;
    this.views.filter((other) => other !== view).forEach((other) => other.follow(view));
    this.following = false;
    this.refresh();
  }

  /** @param {keyof typeof ANGLES} name */
  look(name) {
    this.views.forEach((view) => view.turnTo(...ANGLES[name]));
    this.refresh();
  }

  #readouts() {
    return LANES.map(({ name, label }) => {
      const row = $("#readouts").appendChild(document.createElement("p"));
      row.append(`${label} `);
      const values = this.data.utterances.map(({ curves, caption }, i) => {
        const value = row.appendChild(document.createElement("b"));
        value.style.color = `var(${COLOURS[i]})`;
        value.title = caption;
        return { value, curve: curves[name] };
      });
      row.append("mm");
      return values;
    });
  }

  #buttons() {
    $("#play").addEventListener("click", () => this.player.toggle());
    $("#scrub").max = String(this.data.duration);
    $("#scrub").addEventListener("input", (event) => this.player.seek(Number(event.target.value)));
    $("#rate").addEventListener("change", (event) =>
      this.player.setRate(Number(event.target.value)),
    );
    $("#loop").addEventListener("click", () => {
      this.player.loop = !this.player.loop;
      $("#loop").setAttribute("aria-pressed", String(this.player.loop));
    });
    $("#theme").addEventListener("click", () => this.toggleTheme());
    $("#blinks").addEventListener("click", () => this.toggleBlinks());
    $("#head").addEventListener("click", () => this.toggleHead());
    $("#blinks").hidden = !this.views.some((view) => view.model.setBlinks);
    $("#head").hidden = !this.views.some((view) => view.model.setHeadMoves);
    $(".invented").hidden = $("#blinks").hidden && $("#head").hidden;
    for (const button of document.querySelectorAll("[data-look]")) {
      button.addEventListener("click", () => this.look(button.dataset.look));
    }
  }

  toggleBlinks() {
    this.#toggle("#blinks", (model, on) => model.setBlinks?.(on));
  }

  toggleHead() {
    this.#toggle("#head", (model, on) => model.setHeadMoves?.(on));
  }

  #toggle(button, change) {
    const on = $(button).getAttribute("aria-pressed") !== "true";
    $(button).setAttribute("aria-pressed", String(on));
    this.views.forEach((view) => change(view.model, on));
    this.refresh();
  }

  toggleTheme() {
    toggleTheme();
    this.refresh();
  }

  resize() {
    this.views.forEach((view) => view.resize());
    this.timeline.resize();
    this.refresh();
  }

  /** Draw at the next animation frame, and continue while playing. */
  refresh() {
    if (this.waiting || !this.timeline) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.player.tick();
      this.draw(this.player.time);
      if (this.player.playing) this.refresh();
    });
  }

  /** @param {number} time seconds */
  draw(time) {
    this.views.forEach((view) => view.draw(time));
    this.timeline.draw(time);
    this.drawn = time;
    for (const values of this.readouts) {
      for (const { value, curve } of values) {
        value.textContent = valueAt(curve, time, this.data.fps).toFixed(1).replace("-", "−");
      }
    }
    const { playing } = this.player;
    $("#play").setAttribute("aria-label", playing ? "Pause" : "Play");
    $("#play").classList.toggle("playing", playing);
    $("#scrub").value = String(time);
    $("#scrub").setAttribute("aria-valuetext", this.#description(time));
    $("#scrub").style.setProperty("--part", `${(100 * time) / this.data.duration}%`);
    $("#clock").textContent = `${time.toFixed(2)} / ${this.data.duration.toFixed(2)} s`;
  }

  #description(time) {
    const { phones, words } = this.data.tracks[0];
    const word = words[spanAt(words, time)]?.label;
    const phone = phones[spanAt(phones, time)]?.label;
    return [`${time.toFixed(2)} seconds`, word && `word ${word}`, phone && `phone ${phone}`]
      .filter(Boolean)
      .join(", ");
  }
}

const page = new Page();

// For tests and the browser's console: the state of the page, and functions to change it.
window.labial = Object.freeze({
  get time() {
    return page.player.time;
  },
  get duration() {
    return page.data.duration;
  },
  /** A promise that resolves when all faces are loaded. */
  get ready() {
    return page.ready;
  },
  get playing() {
    return page.player.playing;
  },
  /** The time of the frame on screen, in seconds. */
  get drawn() {
    return page.drawn;
  },
  /** Jump to a time in seconds and draw it at once. */
  seek(time) {
    page.player.seek(time);
    page.draw(page.player.time);
  },
  /** A measure in mm of an utterance at the time shown. */
  measure(name, utterance = 0) {
    return valueAt(page.data.utterances[utterance].curves[name], page.player.time, page.data.fps);
  },
  /** Where the sensors are at the time shown: x, y and z of each in mm. */
  sensors(utterance = 0) {
    const shown = page.data.utterances[utterance];
    const places = new Float32Array(shown.offset.length);
    deviationAt(shown, page.player.time, page.data.fps, places);
    return Array.from(places, (deviation, i) => deviation + shown.offset[i]);
  },
  /** Where lips, teeth and tongue are as drawn now: x, y and z of each point in mm. */
  geometry(utterance = 0) {
    return page.views[utterance].model.geometry();
  },
  /**
   * Switch the page to drawing the pictures of a video.
   * @param {number} width pixels
   * @param {number} height pixels
   * @param {boolean} plain whether to show only the face
   */
  async film(width, height, plain = false) {
    await page.ready;
    document.documentElement.dataset.theme = "dark";
    // For an hour of speech these are 50 MB of text, and thousands of invisible boxes.
    $("#data").remove();
    $("main").hidden = true;
    page.film = new Film(page.data, page.views[0], { width, height, plain });
  },
  /** The video's picture at a time in seconds, as a data URL. */
  frame(time) {
    return page.film.frame(time);
  },
  /** The lips' aperture in mm at the time shown. */
  aperture(utterance = 0) {
    return this.measure("aperture", utterance);
  },
});

// The timeline below the face: words, phones and curves over one time axis.

import { spanAt } from "./data.js";
import { drawCurves } from "./curves.js";

/** Width in CSS pixels of the scales to the left of the curves. */
export const GUTTER = 40;
// Phones last about 80 ms; below this they would be too narrow to read and to click.
const LEAST_PIXELS_PER_SECOND = 230;
// Labels that do not fit their box are written smaller, and left out below this size.
const LABEL_SIZE = { usual: 14, least: 6 };
const LABEL_MARGIN = 1.5;
const CLICK_PIXELS = 4;
// Words of less confidence are probably wrong.
const DOUBTFUL = 0.2;

export class Timeline {
  /**
   * @param {HTMLElement} root contains `.tracks`, `canvas` and `.playhead`
   * @param {import("./data.js").PageData} data
   * @param {import("./player.js").Player} player
   * @param {string[]} colours names of the CSS variables of each utterance's colour
   */
  constructor(root, data, player, colours) {
    this.root = root;
    this.data = data;
    this.player = player;
    this.colours = colours;
    this.canvas = root.querySelector("canvas");
    this.playhead = root.querySelector(".playhead");
    this.start = 0;
    this.span = data.duration;
    this.rows = data.tracks.flatMap((track) => this.#addRows(track));
    this.#listen();
    this.resize();
  }

  #addRows(track) {
    const tracks = this.root.querySelector(".tracks");
    if (this.data.tracks.length > 1) {
      const caption = tracks.appendChild(document.createElement("p"));
      caption.className = "track-caption";
      caption.textContent = track.captions.join(", ");
    }
    return [
      ["words", track.words],
      ["phones", track.phones],
    ]
      .filter(([, spans]) => spans.length)
      .map(([kind, spans]) => {
        const row = tracks.appendChild(document.createElement("div"));
        row.className = `row ${kind}`;
        const strip = row.appendChild(document.createElement("div"));
        strip.className = "strip";
        const boxes = spans.map((span) => {
          const box = strip.appendChild(document.createElement("span"));
          const silent = span.label === "sil" || span.label === "";
          box.className = silent ? "box silent" : "box";
          box.textContent = silent ? "" : span.label;
          box.title = `${span.label} ${span.start.toFixed(2)}–${span.end.toFixed(2)} s`;
          if (span.confidence !== undefined) {
            box.title += `, confidence ${span.confidence.toFixed(2)}`;
            box.classList.toggle("doubtful", span.confidence < DOUBTFUL);
          }
          box.dataset.start = String(span.start);
          return box;
        });
        return { spans, strip, boxes, current: -1 };
      });
  }

  get #pixelsPerSecond() {
    return (this.width - GUTTER) / this.span;
  }

  /** The width of a box's label at a size of 1 px, when it is the present one. */
  #widthOf(box) {
    this.pen ??= document.createElement("canvas").getContext("2d");
    this.pen.font = `600 100px ${getComputedStyle(this.root).fontFamily}`;
    return this.pen.measureText(box.textContent).width / 100;
  }

  /** Fit to the width of the page. */
  resize() {
    this.width = this.root.clientWidth;
    const fitting = (this.width - GUTTER) / LEAST_PIXELS_PER_SECOND;
    this.span = Math.max(0.2, Math.min(this.data.duration, fitting));
    this.root.classList.toggle("scrolls", this.span < this.data.duration);
    const scale = this.#pixelsPerSecond;
    for (const { spans, boxes } of this.rows) {
      spans.forEach(({ start, end }, i) => {
        boxes[i].style.left = `${start * scale}px`;
        const width = Math.max(1, (end - start) * scale - 1);
        boxes[i].style.width = `${width}px`;
        const size = Math.min(LABEL_SIZE.usual, (width - LABEL_MARGIN) / this.#widthOf(boxes[i]));
        boxes[i].style.fontSize = size < LABEL_SIZE.least ? "0" : `${size}px`;
      });
    }
    this.draw(this.player.time);
  }

  /** @param {number} time seconds */
  draw(time) {
    const furthest = Math.max(0, this.data.duration - this.span);
    if (!this.dragging) this.start = Math.max(0, Math.min(time - 0.4 * this.span, furthest));
    const scale = this.#pixelsPerSecond;
    for (const row of this.rows) {
      row.strip.style.transform = `translateX(${-this.start * scale}px)`;
      const now = spanAt(row.spans, time);
      if (now === row.current) continue;
      row.boxes[row.current]?.classList.remove("now");
      row.boxes[now]?.classList.add("now");
      row.current = now;
    }
    this.playhead.style.transform = `translateX(${GUTTER + (time - this.start) * scale}px)`;
    drawCurves(this.canvas, this.data, {
      start: this.start,
      span: this.span,
      gutter: GUTTER,
      time,
      colours: this.colours,
    });
  }

  #timeAt(clientX) {
    const x = clientX - this.root.getBoundingClientRect().left - GUTTER;
    return this.start + x / this.#pixelsPerSecond;
  }

  /** A click on a box seeks to its start, elsewhere to that time; a drag scrubs. */
  #listen() {
    let press = null;
    this.root.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      press = { x: event.clientX, moved: false, box: event.target.closest(".box") };
      press.resume = this.player.playing;
      this.dragging = true;
      this.root.setPointerCapture(event.pointerId);
      this.player.pause();
      if (!press.box) this.player.seek(this.#timeAt(event.clientX));
    });
    this.root.addEventListener("pointermove", (event) => {
      if (!press) return;
      press.moved ||= Math.abs(event.clientX - press.x) > CLICK_PIXELS;
      if (press.moved) this.player.seek(this.#timeAt(event.clientX));
    });
    const release = () => {
      if (!press) return;
      const { box, moved, resume } = press;
      press = null;
      this.dragging = false;
      if (box && !moved) this.player.seek(Number(box.dataset.start));
      if (resume) this.player.play();
      else this.player.onChange();
    };
    this.root.addEventListener("pointerup", release);
    this.root.addEventListener("pointercancel", release);
  }
}

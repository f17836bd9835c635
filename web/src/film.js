// The page as shown in a video: the face, the title to its left, and below it words and phones, on one
// canvas.

import { spanAt } from "./data.js";

// Sizes in pixels of a picture 720 high; others are scaled.
const DESIGN_HEIGHT = 720;
const MARGIN = 40;
const TITLE = { size: 26, top: 22, line: 32, lines: 8 };
const FACE = { top: 4, bottom: 580 };
const WORDS = { top: 586, height: 34, size: 21 };
const PHONES = { top: 622, height: 38, size: 24 };
const NOTES = { size: 12.5, top: 668, line: 16, lines: 3 };
// Phones last about 80 ms. Short speech is stretched, long speech moves past the playhead.
const PIXELS_PER_SECOND = { least: 230, most: 420 };
// If speech is longer than the strip, the playhead is at this share of it.
const PLAYHEAD = 0.4;
const QUALITY = 0.95;

export class Film {
  /**
   * @param {import("./data.js").PageData} data
   * @param {import("./scene.js").FaceView | undefined} view undefined if WebGL is missing
   * @param {{width: number, height: number, plain?: boolean}} look size of the picture, pixels; a plain
   *   picture shows only the face
   */
  constructor(data, view, { width, height, plain = false }) {
    if (!view) throw new Error("this browser cannot draw the face (no WebGL)");
    this.data = data;
    this.view = view;
    this.plain = plain;
    this.scale = height / DESIGN_HEIGHT;
    this.width = width / this.scale;
    this.canvas = document.createElement("canvas");
    this.canvas.width = width;
    this.canvas.height = height;
    this.pen = this.canvas.getContext("2d", { alpha: false, willReadFrequently: true });
    this.style = getComputedStyle(document.body);
    // The face's canvas is as narrow as possible: the empty area at its sides would cost time.
    const top = plain ? 0 : FACE.top;
    const tall = plain ? DESIGN_HEIGHT : FACE.bottom - top;
    const wide = Math.min(this.width, 2 * Math.ceil((tall * Math.min(1.2, view.leastAspect)) / 2));
    this.face = { width: wide, height: tall, top };
    view.setSize(this.face.width, this.face.height, this.scale);
    this.still = this.#still();
    const strip = this.width - 2 * MARGIN;
    const { least, most } = PIXELS_PER_SECOND;
    this.pace = Math.max(least, Math.min(most, strip / data.duration));
    this.span = Math.min(data.duration, strip / this.pace);
  }

  #colour(name) {
    return this.style.getPropertyValue(name);
  }

  #font(size, weight = 400) {
    return `${weight} ${size}px ${this.style.fontFamily}`;
  }

  /** The part that is the same in all pictures: the background, the title and the notes. */
  #still() {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [this.canvas.width, this.canvas.height];
    const pen = canvas.getContext("2d", { alpha: false });
    pen.scale(this.scale, this.scale);
    // A single colour, because a dark gradient shows steps in a video.
    pen.fillStyle = this.#colour("--stage-around");
    pen.fillRect(0, 0, this.width, DESIGN_HEIGHT);
    if (this.plain) return canvas;
    pen.textBaseline = "top";
    pen.fillStyle = this.#colour("--ink");
    pen.font = this.#font(TITLE.size, 600);
    const left = (this.width - this.face.width) / 2;
    this.#write(pen, document.querySelector("h1").textContent, TITLE, left - MARGIN);
    pen.fillStyle = this.#colour("--quiet");
    pen.font = this.#font(NOTES.size);
    const notes = [...document.querySelectorAll("footer p")].map((note) => note.textContent);
    this.#write(pen, notes.join(" · "), NOTES, this.width - 2 * MARGIN);
    return canvas;
  }

  #write(pen, text, { top, line, lines }, width) {
    wrapped(pen, text, width, lines).forEach((part, i) => {
      pen.fillText(part, MARGIN, top + i * line);
    });
  }

  /**
   * @param {number} time seconds
   * @returns {string} the picture as a data URL
   */
  frame(time) {
    const { pen, view, scale } = this;
    view.draw(time);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(this.still, 0, 0);
    pen.drawImage(view.canvas, scale * ((this.width - this.face.width) / 2), scale * this.face.top);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    if (!this.plain) this.#drawStrip(time);
    return this.canvas.toDataURL("image/jpeg", QUALITY);
  }

  #drawStrip(time) {
    const { pen, span, pace, data } = this;
    const furthest = Math.max(0, data.duration - span);
    const start = Math.max(0, Math.min(time - PLAYHEAD * span, furthest));
    const strip = { start, end: start + span, x: (at) => MARGIN + (at - start) * pace };
    const height = PHONES.top + PHONES.height - WORDS.top;
    const [{ words, phones }] = data.tracks;
    pen.save();
    pen.beginPath();
    pen.rect(MARGIN, WORDS.top, span * pace, height);
    pen.clip();
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    this.#drawSpans(words, time, strip, (span, box, now) => this.#drawWord(span, box, now));
    this.#drawSpans(phones, time, strip, (span, box, now) => this.#drawPhone(span, box, now));
    pen.restore();
    pen.fillStyle = this.#colour("--first");
    pen.fillRect(strip.x(Math.min(time, data.duration)) - 1, WORDS.top, 2, height + 6);
  }

  #drawSpans(spans, time, { start, end, x }, draw) {
    const now = spanAt(spans, time);
    for (let i = Math.max(0, firstAfter(spans, start)); i < spans.length; i++) {
      if (spans[i].start > end) break;
      const box = { left: x(spans[i].start), width: x(spans[i].end) - x(spans[i].start) - 2 };
      if (box.width > 0) draw(spans[i], box, i === now);
    }
  }

  #drawWord({ label }, { left, width }, now) {
    const { pen } = this;
    pen.fillStyle = this.#colour(now ? "--now" : "--line");
    pen.fillRect(left, WORDS.top + WORDS.height - 3, width, 2);
    pen.fillStyle = this.#colour(now ? "--ink" : "--quiet");
    pen.font = this.#font(WORDS.size, now ? 600 : 400);
    pen.fillText(label, left + width / 2, WORDS.top + WORDS.height / 2 - 2, Math.max(width, 8));
  }

  #drawPhone({ label }, { left, width }, now) {
    const { pen } = this;
    const silent = label === "sil" || label === "";
    pen.globalAlpha = silent && !now ? 0.45 : 1;
    pen.fillStyle = this.#colour(now ? "--now" : "--box");
    pen.beginPath();
    pen.roundRect(left, PHONES.top, width, PHONES.height, 5);
    pen.fill();
    pen.globalAlpha = 1;
    if (silent) return;
    pen.fillStyle = this.#colour(now ? "--now-ink" : "--box-ink");
    pen.font = this.#font(PHONES.size);
    pen.fillText(label, left + width / 2, PHONES.top + PHONES.height / 2 + 1, Math.max(width - 2, 8));
  }
}

/** The index of the first span that ends after a time. */
function firstAfter(spans, time) {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].end <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A text in at most `most` lines, no wider than `width`; text that does not fit is elided. */
function wrapped(pen, text, width, most) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (!lines.at(-1) || pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length > most) lines[most - 1] += " …";
  return lines.slice(0, most).map((line) => fitted(pen, line, width));
}

function fitted(pen, line, width) {
  if (pen.measureText(line).width <= width) return line;
  let end = line.length;
  while (end > 0 && pen.measureText(`${line.slice(0, end)}…`).width > width) end--;
  return `${line.slice(0, end)}…`;
}

// Recordings made elsewhere: clips with their texts, or a long video with its text.

import { $, h, keyed, setText } from "./dom.js";
import { explained, t } from "./language.js";
import { isUnderWay } from "./studio_state.js";

const VIDEO = /\.(webm|mp4|m4v|mov|mkv|avi|mpe?g|ogv|wmv|3gp|mts|ts)$/i;
const TEXT = /\.(txt|lab)$/i;

/**
 * Videos with the words of the texts that have their names.
 * @param {File[]} files
 * @returns {{video: File, text: File | null}[]}
 */
export function paired(files) {
  const stem = ({ name }) => name.replace(/\.[^.]+$/, "").toLowerCase();
  const texts = new Map(files.filter(({ name }) => TEXT.test(name)).map((file) => [stem(file), file]));
  const videos = files.filter(({ name, type }) => VIDEO.test(name) || type.startsWith("video/"));
  const only = texts.size === 1 && videos.length === 1 ? [...texts.values()][0] : null;
  return videos.map((video) => ({ video, text: texts.get(stem(video)) ?? only }));
}

export class DroppedFiles {
  #studio;
  #place;
  /** Files that are being sent: {name, state: "sending" | "failed", message}. */
  #sent = [];
  #count = 0;

  /** @param {import("./studio.js").Studio} studio @param {HTMLElement} place */
  constructor(studio, place) {
    this.#studio = studio;
    this.#place = place;
    $("#drop-files").addEventListener("click", () => $("#files").click());
    $("#drop-folder").addEventListener("click", () => $("#folder").click());
    for (const input of [$("#files"), $("#folder")]) {
      input.addEventListener("change", () => {
        this.take([...input.files]);
        input.value = "";
      });
    }
    this.#listen();
  }

  /** Whether files are being copied, which a window that is closed would interrupt. */
  get isSending() {
    return this.#sent.some(({ message }) => !message);
  }

  render() {
    const tasks = this.#studio.state.state.tasks.filter(
      ({ kind, status }) => kind === "upload" && (isUnderWay({ status }) || status === "failed"),
    );
    const lines = [
      ...this.#sent.map(({ key, name, message }) => ({
        key,
        name,
        text: message ?? t("drop.sending"),
        wrong: Boolean(message),
      })),
      ...tasks.map(({ id, name, status, error, error_code: code, done, total }) => ({
        key: id,
        name,
        wrong: status === "failed",
        text:
          status === "failed"
            ? explained({ error, code })
            : t("drop.working", { percent: total ? Math.round((100 * done) / total) : 0 }),
      })),
    ];
    keyed(
      $("#uploads"),
      lines,
      ({ key }) => key,
      () => h("li", {}, h("b"), h("span")),
      (row, { name, text, wrong }) => {
        setText(row.children[0], name);
        setText(row.children[1], text);
        row.classList.toggle("wrong", wrong);
      },
    );
  }

  /** Send what belongs together, one after another. @param {File[]} files */
  async take(files) {
    const pairs = paired(files);
    this.#sent = this.#sent.filter(({ message }) => !message);
    if (!pairs.length && files.length) this.#studio.report({ message: t("drop.nothing") });
    const lines = pairs.map(({ video }) => ({ key: `sent-${(this.#count += 1)}`, name: video.name }));
    this.#sent.push(...lines);
    this.#studio.refresh();
    for (const [i, pair] of pairs.entries()) await this.#send(pair, lines[i]);
  }

  async #send({ video, text }, line) {
    try {
      const words = text ? await text.text() : "";
      const named = new URLSearchParams({ name: video.name, text: words.trim() });
      await this.#studio.api.send(`takes/upload?${named}`, video);
      this.#sent = this.#sent.filter((each) => each !== line);
    } catch (error) {
      line.message = error.message;
    }
    this.#studio.refresh();
  }

  /** Files may be dropped anywhere on the page, as a file that misses its place would replace the page. */
  #listen() {
    const here = () => this.#studio.step === "record";
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
    document.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.#place.classList.toggle("over", here());
    });
    document.addEventListener(
      "dragleave",
      (event) => event.relatedTarget ?? this.#place.classList.remove("over"),
    );
    document.addEventListener("drop", async (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.#place.classList.remove("over");
      if (here()) this.take(await filesOf(event.dataTransfer));
    });
  }
}

/** All files that were dropped, with those in folders. @param {DataTransfer} transfer */
async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files];
  return (await Promise.all(entries.map(filesIn))).flat();
}

async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    // A reader gives a part of a large folder at a time.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return found;
    found.push(...(await Promise.all(some.map(filesIn))).flat());
  }
}

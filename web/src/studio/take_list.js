// The takes, newest first: each with a picture, its sentence, and what was found.

import { takePath } from "./api.js";
import { $, h, keyed, setText } from "./dom.js";
import { duration, language, said, t } from "./language.js";
import { badgeOf } from "./verdict.js";

export class TakeList {
  #studio;
  #list;
  /** What each row shows: its take, and the language. @type {WeakMap<HTMLElement, [object, string]>} */
  #shown = new WeakMap();

  /** @param {import("./studio.js").Studio} studio @param {HTMLUListElement} list */
  constructor(studio, list) {
    this.#studio = studio;
    this.#list = list;
  }

  render(takes) {
    keyed(
      this.#list,
      takes,
      ({ id }) => id,
      (take) => this.#make(take),
      (row, take) => this.#update(row, take),
    );
  }

  #make({ id }) {
    const open = () => this.#studio.player.open(id);
    return h(
      "li",
      {},
      h(
        "button",
        { type: "button", onclick: open },
        h("span.thumb", {}, h("img", { alt: "" })),
        h("span.text"),
        h("span.said"),
      ),
    );
  }

  #update(row, take) {
    const [before, spoken] = this.#shown.get(row) ?? [];
    if (before === take && spoken === language()) return;
    this.#shown.set(row, [take, language()]);
    row.className = take.kept ? take.status : `${take.status} left-out`;
    setText($(".text", row), take.text || t("take.wordless"));
    const fault = take.kept ? take.faults.map(({ text }) => said(text)).join(" ") : t("take.left");
    $(".said", row).replaceChildren(
      badgeOf(take.kept ? take.status : "left"),
      fault || t(`take.${take.status}`, { length: duration(take.duration_s) }),
    );
    showThumbnail(this.#studio.api, $("img", row), take);
  }
}

/** Calls what is waiting for an element to come near the part of the page that is seen. */
const near = new WeakMap();
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      near.get(target)?.();
      near.delete(target);
    }
  },
  { rootMargin: "50%" },
);

/** Show a take's picture when there is one, and when it would be seen: there may be thousands. */
export function showThumbnail(api, image, { id, thumbnail }) {
  if (!thumbnail || image.src || near.has(image)) return;
  near.set(image, () =>
    api.picture(takePath(id, "/thumbnail")).then(
      (address) => (image.src = address),
      () => {},
    ),
  );
  watcher.observe(image);
}

// The takes, newest first: each with a picture, its sentence, and what was found.

import { $, h, keyed, setText } from "./dom.js";
import { duration, said, t } from "./language.js";
import { badgeOf } from "./verdict.js";

export class TakeList {
  #studio;
  #list;

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
    const shown = JSON.stringify([take, t("take.play", { text: "" })]);
    if (row.dataset.shown === shown) return;
    row.dataset.shown = shown;
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

/** Show a take's picture when there is one. */
export function showThumbnail(api, image, { id, thumbnail }) {
  if (!thumbnail || image.src) return;
  api.picture(`takes/${id}/thumbnail`).then(
    (address) => (image.src = address),
    () => {},
  );
}

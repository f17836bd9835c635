// Trainings that were stopped: each can go on, or be deleted.

import { $, h, keyed, setText } from "./dom.js";
import { number, t } from "./language.js";

/** Whether a task is a training that was stopped, or has failed, and can go on. */
export function canGoOn({ kind, status }) {
  return kind === "train" && ["stopped", "failed"].includes(status);
}

export class LeftTrainings {
  #studio;

  /** @param {import("./studio.js").Studio} studio */
  constructor(studio) {
    this.#studio = studio;
  }

  /** @param {object | null} shown the task that is shown by itself @param {boolean} busy whether it goes on */
  render(shown, busy) {
    const tasks = this.#studio.state.state.tasks.filter((task) => canGoOn(task) && task.id !== shown?.id);
    $("#left").hidden = tasks.length === 0;
    keyed(
      $("#left-trainings"),
      tasks.toReversed(),
      ({ id }) => id,
      (task) => this.#make(task),
      (row, task) => this.#update(row, task, busy),
    );
  }

  /** Delete a training, or forget other work that is over. */
  async delete({ id, kind, name }) {
    const sure = kind !== "train" || (await this.#studio.confirm(t("make.delete.sure", { name }), t("make.delete")));
    if (sure) await this.#studio.attempt(() => this.#studio.api.delete(`tasks/${id}`));
  }

  #make(task) {
    const goOn = () => this.#studio.attempt(() => this.#studio.api.post(`tasks/${task.id}/resume`));
    return h(
      "li",
      {},
      h("b"),
      h("p"),
      h(
        "div.buttons",
        {},
        h("button.resume", { type: "button", onclick: goOn }),
        h("button.quiet.danger.delete", { type: "button", onclick: () => this.delete(task) }),
      ),
    );
  }

  #update(row, { name, done, total }, busy) {
    setText($("b", row), name);
    setText($("p", row), t("make.left", { done: number(Math.floor(done)), total: number(total) }));
    setText($(".resume", row), t("make.resume"));
    setText($(".delete", row), t("make.delete"));
    $(".resume", row).disabled = busy;
  }
}

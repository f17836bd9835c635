// What covers the place of the live picture while there is none.

import { h } from "./dom.js";
import { t } from "./language.js";

/** Show why there is no picture, and what to do. @param {import("./studio.js").Studio} studio */
export function showCurtain({ camera, live }) {
  const { curtain } = live;
  curtain.hidden = camera.stream !== null;
  const reason = camera.problem ?? "off";
  const text = t(`camera.${reason}`);
  if (curtain.dataset.shown === text) return;
  curtain.dataset.shown = text;
  const open = h(
    "button.primary",
    { type: "button", onclick: () => camera.open() },
    t(reason === "off" ? "camera.open" : "camera.again"),
  );
  curtain.replaceChildren(h("p", { role: reason === "off" ? null : "alert" }, text), open);
}

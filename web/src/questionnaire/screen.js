// One screen at a time: a heading, what is on it, and a button that goes on.

import { $, h } from "../studio/dom.js";

/** Show a screen; its heading gets the focus, so that screen readers read it. */
export function show(title, ...children) {
  const main = $("main");
  const heading = h("h1", { tabIndex: -1 }, title);
  main.replaceChildren(heading, ...children.flat().filter(Boolean));
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/** A button that ends the screen. */
export function onward(label, id = "next") {
  return h("button.primary", { type: "button", id }, label);
}

/** Wait for an element's event. */
export function once(element, event) {
  return new Promise((done) => element.addEventListener(event, done, { once: true }));
}

/** Paragraphs of a text. */
export function paragraphs(text) {
  return text.split(/\n\s*\n/).map((each) => h("p", {}, each.trim()));
}

/** Choices of which one is chosen: a fieldset of radio buttons. */
export function choices(legend, name, options, changed = () => {}) {
  const radios = options.map(([value, label], place) =>
    h(
      "label.choice",
      {},
      h("input", { type: "radio", name, value, onchange: () => changed(value) }),
      h("span", {}, label),
      place < 9 ? h("kbd", { "aria-hidden": "true" }, String(place + 1)) : null,
    ),
  );
  return h("fieldset", {}, h("legend", {}, legend), h("div.choices", {}, ...radios));
}

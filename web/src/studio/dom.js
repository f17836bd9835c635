// Small helpers to build and find elements.

export const $ = (selector, within = document) => within.querySelector(selector);
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

/**
 * An element. Properties whose names begin with "on" are listeners, those that the element does not
 * have are attributes; null and false leave them out.
 * @param {string} tag with classes, such as "button.primary"
 * @param {Record<string, unknown>} properties
 * @param {...(Node | string | null | false)} children
 */
export function h(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === false || value === undefined) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key in element && !key.startsWith("aria")) element[key] = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** An element of SVG. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

const ICONS = {
  good: "M5 12.5l4.5 4.5L19 7.5",
  doubtful: "M12 6v8M12 17.6v.4",
  bad: "M7 7l10 10M17 7L7 17",
  left: "M7 12h10",
  play: "M8 5.5v13l11-6.5z",
  pause: "M8 5v14M16 5v14",
};

/** A drawing that stands for a word nearby, so it is hidden from screen readers. */
export function icon(name) {
  const drawn = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: `icon ${name}` });
  drawn.append(svg("path", { d: ICONS[name] }));
  return drawn;
}

/** Change the text only if it differs, so that live regions do not repeat it. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Make the children of an element those of a list, keeping the elements of what remains.
 * @template Item
 * @param {HTMLElement} parent
 * @param {Item[]} items
 * @param {(item: Item) => string} key
 * @param {(item: Item) => HTMLElement} make
 * @param {(element: HTMLElement, item: Item) => void} update
 */
export function keyed(parent, items, key, make, update) {
  const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  const kept = items.map((item) => {
    const name = key(item);
    const element = known.get(name) ?? make(item);
    element.dataset.key = name;
    update(element, item);
    return element;
  });
  const stay = new Set(kept);
  for (const element of known.values()) if (!stay.has(element)) element.remove();
  kept.forEach((element, i) => {
    if (parent.children[i] !== element) parent.insertBefore(element, parent.children[i] ?? null);
  });
}

/** Fill a list of choices, without touching what the user is doing with it. */
export function fill(select, options, value) {
  const shown = JSON.stringify(options);
  if (select.dataset.shown !== shown) {
    select.dataset.shown = shown;
    select.replaceChildren(...options.map(([key, text]) => h("option", { value: key }, text)));
  }
  if (select.value !== value) select.value = value;
}

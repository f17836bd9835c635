// Weights of shapes as bars.

// What speech moves comes first, as a small screen shows a part.
const MOVED = /^(jaw|mouth|tongue)/i;

export class WeightBars {
  #bars;
  #shown;

  /** @param {HTMLElement} list @param {readonly string[]} names */
  constructor(list, names) {
    this.#shown = new Float32Array(names.length);
    const rows = names.map((name) => {
      const row = document.createElement("li");
      const label = row.appendChild(document.createElement("span"));
      label.textContent = label.title = name;
      row.appendChild(document.createElement("i"));
      return row;
    });
    const later = rows.filter((_, i) => !MOVED.test(names[i]));
    list.append(...rows.filter((row) => !later.includes(row)), ...later);
    this.#bars = rows.map((row) => row.querySelector("i"));
  }

  /** @param {Float32Array} weights each 0 to 1 */
  draw(weights) {
    this.#bars.forEach((bar, i) => {
      if (Math.abs(weights[i] - this.#shown[i]) < 1e-3) return;
      this.#shown[i] = weights[i];
      bar.style.setProperty("--weight", Math.max(0, weights[i]).toFixed(3));
    });
  }
}

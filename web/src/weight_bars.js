// Weights of shapes as bars.

export class WeightBars {
  #bars;
  #shown;

  /** @param {HTMLElement} list @param {readonly string[]} names */
  constructor(list, names) {
    this.#shown = new Float32Array(names.length);
    this.#bars = names.map((name) => {
      const row = list.appendChild(document.createElement("li"));
      const label = row.appendChild(document.createElement("span"));
      label.textContent = label.title = name;
      return row.appendChild(document.createElement("i"));
    });
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

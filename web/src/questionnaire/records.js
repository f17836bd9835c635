// What a participant answered: kept by the browser, sent to the service or exported as a file.

const COLUMNS =
  "study design participant number n event name role reversed response expected rt_ms plays ms".split(" ");
const FORMULA = /^'*\s*[=+\-@＝＋－＠]/;
const RETRY_MS = 3000;
const SETTLED_MS = 150;

// Reading the property may throw where storing is forbidden. The tab's own storage survives a reload.
const STORAGES = [() => localStorage, () => sessionStorage];

/** What is kept of a participant who has not begun. */
function nobody() {
  return { participant: crypto.randomUUID(), number: null, another: false, elapsed: 0, sent: 0, records: [] };
}

export class Records {
  /**
   * @param {{name: string, digest: string, served: boolean}} study
   * @param {(pending: number) => void} changed called when records were stored by the service
   */
  constructor(study, changed) {
    this.study = study;
    this.changed = changed;
    this.key = `labial-study-${study.name}-${study.digest}`;
    this.opened = performance.now();
    this.kept = nobody();
    this.earlier = 0;
    this.lasts = this.#lasts();
    this.sending = false;
  }

  /** Go on with what the browser kept, if it did. */
  async restore() {
    let found = this.#read();
    if (!found) {
      // After a reload, a new process of the browser may not see at once what the old one wrote.
      await new Promise((done) => setTimeout(done, SETTLED_MS));
      found = this.#read();
    }
    if (!found) return;
    this.kept = found;
    this.earlier = found.elapsed;
  }

  /** Forget this participant's answers and begin with another, whose number is not that in the address. */
  restart() {
    this.kept = { ...nobody(), another: true };
    this.earlier = 0;
    this.opened = performance.now();
    this.#write();
  }

  get list() {
    return this.kept.records;
  }

  /** Decide which order of trials this participant has. */
  async number() {
    if (this.kept.number === null) {
      const wished = new URLSearchParams(location.search).get("number");
      if (!this.kept.another && wished !== null && /^\d{1,9}$/.test(wished)) this.kept.number = Number(wished);
      else if (this.study.served) this.kept.number = await this.#assigned();
      else this.kept.number = crypto.getRandomValues(new Uint32Array(1))[0] % 1e6;
      this.#write();
    }
    return this.kept.number;
  }

  async #assigned() {
    for (;;) {
      try {
        const answer = await fetch("participants", { method: "POST" });
        if (answer.ok) return (await answer.json()).number;
      } catch {
        // The service is not reached now; later it may be.
      }
      await new Promise((done) => setTimeout(done, RETRY_MS));
    }
  }

  /** Keep a record, and send it if there is a service. */
  add(event, fields = {}) {
    const empty = { name: "", role: "", reversed: 0, response: "", expected: "", rt_ms: 0, plays: 0 };
    const ms = Math.round(this.earlier + performance.now() - this.opened);
    const { participant, number, records } = this.kept;
    const whose = { study: this.study.name, design: this.study.digest, participant, number };
    records.push({ ...whose, n: records.length, event, ...empty, ...fields, ms });
    this.kept.elapsed = ms;
    this.lasts = this.#write();
    this.send();
  }

  has(event, name = "") {
    return this.list.some((record) => record.event === event && record.name === name);
  }

  get pending() {
    return this.study.served ? this.list.length - this.kept.sent : 0;
  }

  /** Send what the service does not have yet, in order, again until it has all. */
  async send() {
    if (!this.study.served || this.sending) return;
    this.sending = true;
    while (this.pending) {
      const batch = this.list.slice(this.kept.sent);
      try {
        const answer = await fetch("answers", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(batch),
        });
        if (!answer.ok) throw new Error(await answer.text());
        this.kept.sent += batch.length;
        this.#write();
        this.changed(this.pending);
      } catch {
        await new Promise((done) => setTimeout(done, RETRY_MS));
      }
    }
    this.sending = false;
  }

  /** Delete everything; the service is told to leave the participant out. */
  async withdraw() {
    if (this.study.served && this.kept.number !== null) {
      this.add("withdrawn");
      while (this.pending) await new Promise((done) => setTimeout(done, 50));
    }
    this.kept.records = [];
    for (const storage of STORAGES) {
      try {
        storage().removeItem(this.key);
      } catch {
        // Nothing was kept there.
      }
    }
  }

  toJson() {
    return JSON.stringify(this.list, null, 1) + "\n";
  }

  toCsv() {
    const cell = (value) => {
      const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const rows = this.list.map((record) => COLUMNS.map((name) => cell(record[name])).join(","));
    return [COLUMNS.join(","), ...rows].join("\r\n") + "\r\n";
  }

  /** The longer of what the two storages have. */
  #read() {
    const found = STORAGES.map((storage) => {
      try {
        return JSON.parse(storage().getItem(this.key));
      } catch {
        return null;
      }
    });
    return found.filter(Boolean).sort((a, b) => b.records.length - a.records.length)[0] ?? null;
  }

  /** @returns {boolean} whether the browser keeps it when the page is closed */
  #write() {
    const text = JSON.stringify(this.kept);
    const written = STORAGES.map((storage) => {
      try {
        storage().setItem(this.key, text);
        return true;
      } catch {
        return false;
      }
    });
    return written[0];
  }

  /** Whether the browser keeps what is written. */
  #lasts() {
    try {
      localStorage.setItem(`${this.key}-probe`, "1");
      localStorage.removeItem(`${this.key}-probe`);
      return true;
    } catch {
      return false;
    }
  }
}

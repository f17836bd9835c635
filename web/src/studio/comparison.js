// Two voices side by side on one sentence.

import { $, setText } from "./dom.js";
import { sampleSentence, t } from "./language.js";
import { framesOf, speechOfText } from "./speech.js";
import { SpeechPlayer } from "./speech_player.js";
import { TalkingFace } from "./talking_face.js";

export class Comparison {
  #studio;
  #form = $("#comparison-form");
  #player = null;
  #names = [];
  #attempt = 0;

  /** @param {import("./studio.js").Studio} studio */
  constructor(studio) {
    this.#studio = studio;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.play();
    });
  }

  /** @param {string[]} names of voices; it is hidden unless there are two */
  set(names) {
    if (names.join("\n") === this.#names.join("\n")) return;
    this.#names = names;
    $("#comparison").hidden = names.length !== 2;
    this.#clear();
    if (names.length !== 2) return;
    $("#comparison").scrollIntoView({ behavior: "smooth", block: "end" });
    this.play();
  }

  render() {
    const { text } = this.#form.elements;
    text.value ||= sampleSentence(this.#studio.state.state.project.language);
  }

  async play() {
    const attempt = (this.#attempt += 1);
    const { api, state } = this.#studio;
    this.render();
    setText($("#comparison-state"), t("compare.working"));
    await this.#studio.attempt(async () => {
      const { language } = state.state.project;
      const speech = await speechOfText(api, { text: this.#form.elements.text.value, language });
      const asked = this.#names.map((voice) =>
        Promise.all([
          api.get(`/face/${encodeURIComponent(voice)}`),
          framesOf(api, { voice, phones: speech.phones }),
        ]),
      );
      const found = await Promise.all(asked);
      if (attempt !== this.#attempt) return;
      this.#clear();
      const faces = this.#names.map((name) => new TalkingFace($("#comparison-faces"), name));
      faces.forEach((face, i) => face.showVoice(...found[i]));
      this.#player = new SpeechPlayer(...faces);
      this.#player.load(speech);
      this.#player.play();
    });
    if (attempt === this.#attempt) setText($("#comparison-state"), "");
  }

  pause() {
    this.#player?.pause();
  }

  #clear() {
    this.#player?.dispose();
    this.#player = null;
  }
}

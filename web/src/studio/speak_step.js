// Step 5: what is typed or recorded is spoken, by any voice and character, and can be corrected.

import { Characters } from "./characters.js";
import { $, fill, h, setText } from "./dom.js";
import { download, fillFormats } from "./download.js";
import { languageName, number, sampleSentence, t } from "./language.js";
import { Microphone } from "./microphone.js";
import { PhoneTrack, showClock } from "./phone_track.js";
import { PhoneForm } from "./phone_form.js";
import { framesOf, speechOfSound, speechOfText } from "./speech.js";
import { SpeechPlayer } from "./speech_player.js";
import { TalkingFace } from "./talking_face.js";

export class SpeakStep {
  #studio;
  #choices = $("#speak-choices");
  #text = $("#speak-form").elements.text;
  #microphone = new Microphone();
  /** @type {import("./speech.js").Speech | null} */
  #speech = null;
  /** The phones as they came, to undo corrections. */
  #original = [];
  #face = null;
  #player = null;
  #described = new Map();
  /** The question how the face moves that is under way, and whether another is wished. */
  #moving = null;
  #wished = false;
  #state = { text: "", wrong: false };

  constructor(studio) {
    this.#studio = studio;
    this.track = new PhoneTrack($("#phone-track"), { editable: true });
    this.phoneForm = new PhoneForm($("#phone-form"), this.track);
    this.characters = new Characters(studio, this.#choices.elements.character);
    this.characters.addEventListener("change", () => this.#attemptMove());
    this.track.addEventListener("edit", ({ detail }) => this.#corrected(detail));
    this.track.addEventListener("seek", ({ detail }) => this.#player?.player?.seek(detail));
    this.#listen();
  }

  enter() {
    this.#listings();
    this.characters.render();
    this.render();
    if (this.#speech) return;
    this.#text.value ||= sampleSentence(this.#studio.state.state.project.language);
    this.speak(false);
  }

  leave() {
    this.#player?.pause();
    this.#microphone.drop();
  }

  /** Whether the face moves as the phones say that are shown. */
  get isReady() {
    return this.#moving === null && this.#face !== null && this.#player !== null;
  }

  get face() {
    return this.#face;
  }

  /** The face at a time in seconds, as the address of a picture. */
  pictureAt(time) {
    this.#face.draw(time);
    return this.#face.canvas.toDataURL();
  }

  keys() {
    return {
      " ": { words: t("speak.key.play"), act: () => this.#player?.toggle() },
      Enter: { words: t("speak.key.speak"), act: () => this.speak() },
    };
  }

  render() {
    const { voices, project } = this.#studio.state.state;
    const { voice, language, articulation } = this.#choices.elements;
    const names = [
      ...voices.filter(({ kind }) => kind !== "included").toReversed(),
      ...voices.filter(({ kind }) => kind === "included"),
    ];
    const newest = names[0]?.name;
    const options = names.map(({ name }) => [name, name]);
    fill(voice, options, names.some(({ name }) => name === voice.value) ? voice.value : newest);
    language.placeholder = languageName(project.language);
    setText($("output", this.#choices), number(Number(articulation.value), 2));
    setText($("#speak-record"), t(this.#microphone.recording ? "speak.record.stop" : "speak.record"));
    setText($("#speak-state"), this.#state.text);
    $("#speak-state").classList.toggle("wrong", this.#state.wrong);
    this.#showEditor();
    fillFormats(this.#choices.elements.format, this.formats ?? [], this.characters.chosen !== null);
  }

  /** Speak the text. @param {boolean} heard whether it is played at once */
  async speak(heard = true) {
    const { language, speaker } = this.#choices.elements;
    const text = this.#text.value.trim();
    if (!text) return;
    await this.#take(t("speak.working"), heard, () => {
      const wish = {
        text,
        language: language.value.trim() || this.#studio.state.state.project.language,
        speaker: speaker.value,
      };
      return speechOfText(this.#studio.api, wish);
    });
  }

  async #record() {
    if (!this.#microphone.recording) {
      await this.#studio.attempt(() => this.#microphone.start());
      this.#say(this.#microphone.recording ? t("speak.listening") : "");
      return;
    }
    const sound = await this.#microphone.stop();
    const { language } = this.#choices.elements;
    const wish = {
      text: this.#text.value.trim(),
      language: language.value.trim() || this.#studio.state.state.project.language,
    };
    await this.#take(t("speak.aligning"), true, () => speechOfSound(this.#studio.api, sound, wish));
  }

  async #take(saying, heard, find) {
    this.#say(saying);
    const done = await this.#studio.attempt(async () => {
      this.#speech = await find();
      this.#original = this.#speech.phones;
      this.track.set(this.#speech.phones, this.#speech.words, this.#speech.duration);
      await this.#move();
      this.#player.load(this.#speech);
      if (heard) this.#player.play();
    });
    this.#say(done ? "" : t("speak.failed"), !done);
  }

  #corrected(phones) {
    this.#speech = { ...this.#speech, phones };
    this.#attemptMove();
  }

  #attemptMove() {
    this.#studio.attempt(() => this.#move());
    this.#studio.refresh();
  }

  /** Let the face follow; while that is asked, only the last wish counts. */
  #move() {
    this.#wished = true;
    this.#moving ??= this.#moveAsWished().finally(() => (this.#moving = null));
    return this.#moving;
  }

  async #moveAsWished() {
    while (this.#wished && this.#speech) {
      this.#wished = false;
      await this.#follow();
    }
  }

  async #follow() {
    const { voice, articulation } = this.#choices.elements;
    const character = this.characters.chosen;
    const wish = {
      voice: voice.value,
      phones: this.#speech.phones,
      articulation: Number(articulation.value),
      rig: character?.id ?? null,
    };
    const [described, frames] = await Promise.all([
      this.#faceOf(voice.value),
      framesOf(this.#studio.api, wish),
    ]);
    this.#face ??= new TalkingFace($("#speaking"));
    this.#player ??= this.#makePlayer();
    if (character) await this.#face.showCharacter(character, frames);
    else this.#face.showVoice(described, frames);
    this.#player.refresh();
  }

  #makePlayer() {
    const player = new SpeechPlayer(this.#face);
    player.onDraw = (time) => {
      this.track.draw(time);
      showClock($("#speak-clock"), time, this.#speech.duration);
    };
    player.addEventListener("change", () => this.#studio.refresh());
    return player;
  }

  #faceOf(voice) {
    if (!this.#described.has(voice)) {
      this.#described.set(voice, this.#studio.api.get(`/face/${encodeURIComponent(voice)}`));
      this.#described.get(voice).catch(() => this.#described.delete(voice));
    }
    return this.#described.get(voice);
  }

  #showEditor() {
    $("#editor").hidden = this.#speech === null;
    const playing = this.#player?.playing ?? false;
    $("#speak-play").classList.toggle("playing", playing);
    $("#speak-play").setAttribute("aria-label", t(playing ? "pause" : "play"));
    $("#editor-reset").hidden = !this.#speech || this.#speech.phones === this.#original;
  }

  async #listings() {
    if (this.formats) return;
    await this.#studio.attempt(async () => {
      const { api } = this.#studio;
      const [{ speakers, languages }, { formats }] = await Promise.all([
        api.get("/speakers"),
        api.get("/formats"),
      ]);
      this.formats = formats;
      fill(
        this.#choices.elements.speaker,
        speakers.map((name) => [name, name]),
        speakers[0],
      );
      $("#speak-languages").append(
        ...languages.map((code) => h("option", { value: code }, languageName(code))),
      );
    });
    this.#studio.refresh();
  }

  #say(text, wrong = false) {
    this.#state = { text, wrong };
    this.#studio.refresh();
  }

  #listen() {
    const { voice, language, speaker, articulation } = this.#choices.elements;
    $("#speak-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.speak();
    });
    this.#choices.addEventListener("submit", (event) => event.preventDefault());
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.speak();
    });
    $("#speak-record").addEventListener("click", () => this.#record());
    $("#speak-play").addEventListener("click", () => this.#player?.toggle());
    voice.addEventListener("change", () => this.#attemptMove());
    for (const each of [language, speaker]) each.addEventListener("change", () => this.speak());
    articulation.addEventListener("input", () => this.#attemptMove());
    $("#editor-reset").addEventListener("click", () => {
      this.track.set(this.#original, this.#speech.words, this.#speech.duration);
      this.#corrected(this.#original);
    });
    $("#download").addEventListener("click", () => this.#download());
  }

  async #download() {
    if (!this.#speech) return;
    const { voice, articulation, format } = this.#choices.elements;
    this.#say(t("speak.making"));
    const wish = {
      format: format.value,
      voice: voice.value,
      articulation: Number(articulation.value),
      rig: this.characters.chosen?.id ?? null,
    };
    await this.#studio.attempt(() => download(this.#studio.api, this.#speech, wish));
    this.#say("");
  }
}

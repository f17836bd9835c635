// Speech as the studio gives it: phones, sound, and how a face moves with them.

import { float32, int16, wavOf } from "./base64.js";

/**
 * @typedef {object} Speech
 * @property {import("./phone_track.js").Span[]} phones
 * @property {import("./phone_track.js").Span[]} words
 * @property {Blob | null} sound a WAV file
 * @property {number} duration seconds
 *
 * @typedef {object} Frames
 * @property {number} fps
 * @property {string[]} names of sensors or shapes
 * @property {number[]} shape [sensors, 3] or [shapes]
 * @property {Float32Array} values [frames, ...shape]
 */

/**
 * The phones and the sound of a text, or those of a recording.
 * @param {import("./api.js").Api} api
 * @param {{text: string, language?: string, speaker?: string}} wish
 * @returns {Promise<Speech>}
 */
export async function speechOfText(api, { text, language, speaker }) {
  return speechFrom(await api.post("phones", { text, language: language || null, speaker: speaker || null }));
}

/** @param {Blob} sound @param {{text?: string, language?: string}} wish */
export async function speechOfSound(api, sound, { text, language }) {
  const form = new FormData();
  form.append("sound", sound, "recording");
  if (text) form.append("text", text);
  if (language) form.append("language", language);
  const answer = await api.ask("phones", { method: "POST", body: form });
  return speechFrom(await answer.json());
}

/** @returns {Speech} of an answer with phones, words and sound */
export function speechFrom({ phones, words, sound_b64: sound, rate }) {
  const samples = sound ? int16(sound) : null;
  return {
    phones,
    words: words ?? [],
    sound: samples && wavOf(samples, rate),
    duration: Math.max(phones.at(-1)?.end ?? 0, samples ? samples.length / rate : 0),
  };
}

/**
 * How a voice's face moves in speech.
 * @param {import("./api.js").Api} api
 * @param {{voice: string, phones: object[], articulation?: number, rig?: string | null}} wish
 * @returns {Promise<Frames>}
 */
export async function framesOf(api, { voice, phones, articulation = 1, rig = null }) {
  return framesFrom(await api.post("frames", { voice, phones: phones.map(lasting), articulation, rig }));
}

/** A phone as the service is told it. @param {import("./phone_track.js").Span} phone */
export function lasting({ label, start, end }) {
  return { label, duration: end - start };
}

/** @returns {Frames} of an answer with values */
export function framesFrom({ fps, names, sensors, shape, values_b64: values }) {
  const known = names ?? sensors;
  return { fps, names: known, shape: shape ?? [known.length, 3], values: float32(values) };
}

// What is spoken as a file, in any format of the service.

import { fill } from "./dom.js";
import { formatName, t } from "./language.js";
import { nameOf, saveBlob } from "./saving.js";
import { lasting } from "./speech.js";

/**
 * @param {HTMLSelectElement} choice
 * @param {object[]} formats of the service
 * @param {boolean} character whether a character speaks, for which there are others
 */
export function fillFormats(choice, formats, character) {
  const possible = formats.filter(({ face, rig }) => (character ? rig : face));
  const options = possible.map((each) => [each.format, `.${each.format} – ${formatName(each)}`]);
  const known = possible.some(({ format }) => format === choice.value);
  fill(choice, options, known ? choice.value : (options[0]?.[0] ?? ""));
}

/**
 * Save speech with its corrections and its sound.
 * @param {import("./api.js").Api} api
 * @param {import("./speech.js").Speech} speech
 * @param {{format: string, voice: string, articulation: number, rig: string | null}} wish
 */
export async function download(api, { phones, words, sound }, wish) {
  const spoken = { phones: phones.map(lasting), words };
  let asked = { json: { ...spoken, ...wish } };
  if (sound) {
    const form = new FormData();
    form.append("sound", sound, "speech.wav");
    for (const [name, value] of Object.entries(wish)) if (value !== null) form.append(name, String(value));
    for (const [name, value] of Object.entries(spoken)) form.append(name, JSON.stringify(value));
    asked = { body: form };
  }
  const answer = await api.ask("/animate", { method: "POST", ...asked });
  saveBlob(await answer.blob(), nameOf(answer, t("speak.file")));
}

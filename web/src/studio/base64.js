// Numbers as the studio sends them in JSON; little-endian, as all machines that run browsers are.

function bytes(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function float32(text) {
  return new Float32Array(bytes(text).buffer);
}

export function int16(text) {
  return new Int16Array(bytes(text).buffer);
}

/**
 * A WAV file of a sound, which elements of the page can play.
 * @param {Int16Array} samples mono
 * @param {number} rate Hz
 */
export function wavOf(samples, rate) {
  const header = new DataView(new ArrayBuffer(44));
  const write = (place, text) =>
    [...text].forEach((letter, i) => header.setUint8(place + i, letter.charCodeAt(0)));
  write(0, "RIFF");
  header.setUint32(4, 36 + samples.byteLength, true);
  write(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true); // PCM
  header.setUint16(22, 1, true); // mono
  header.setUint32(24, rate, true);
  header.setUint32(28, 2 * rate, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  write(36, "data");
  header.setUint32(40, samples.byteLength, true);
  return new Blob([header, samples], { type: "audio/wav" });
}

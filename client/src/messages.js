// Messages of the service's WebSocket in MessagePack, with numbers as typed arrays.

import { decode, encode } from "@msgpack/msgpack";

/** @param {object} message @returns {Uint8Array} */
export function packed(message) {
  return encode(message);
}

// Fields that are bytes of numbers, by the type of the message.
const NUMBERS = {
  started: ["rest", Float32Array],
  frames: ["values", Float32Array],
  sound: ["samples", Int16Array],
};

/** A message from the service. @param {ArrayBuffer} data */
export function unpacked(data) {
  const message = decode(data);
  const [field, Kind] = NUMBERS[message.type] ?? [];
  if (field) message[field] = typed(Kind, message[field]);
  return message;
}

// Bytes of a message need not be aligned, so they are copied. All machines with browsers are
// little-endian, as the numbers are.
function typed(Kind, bytes) {
  return new Kind(bytes.slice().buffer);
}

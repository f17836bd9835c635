// A talking face from labial's live service.

import { Face } from "./face.js";

export { Face };
export { drive, drivePoints } from "./drive.js";

const PATH = "/stream";

/**
 * Connect to a service.
 * @param {string} url of the service, such as http://127.0.0.1:8765, or of its WebSocket
 * @param {import("../index").FaceOptions} options
 * @returns {Promise<Face>} rejected with the reason if it is refused
 */
export function connect(url, options = {}) {
  const face = new Face(addressOf(url, options.token), options);
  const listening = new AbortController();
  return new Promise((resolve, reject) => {
    const on = (type, listener) => face.addEventListener(type, listener, { signal: listening.signal });
    const failed = ({ detail }) => {
      listening.abort();
      face.close();
      reject(new Error(detail.message));
    };
    on("error", failed);
    on("lost", failed);
    on("ready", () => {
      listening.abort();
      resolve(face);
    });
  });
}

function addressOf(url, token) {
  const address = new URL(url, globalThis.location?.href);
  address.protocol = address.protocol.replace("http", "ws");
  if (address.pathname === "/") address.pathname = PATH;
  address.hash = "";
  if (token) address.searchParams.set("token", token);
  return address;
}

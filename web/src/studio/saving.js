// Files that the browser saves.

/**
 * Save a file of the studio.
 * @param {import("./api.js").Api} api @param {string} path @param {string} name
 */
export async function saveAs(api, path, name) {
  saveBlob(await (await api.ask(path)).blob(), name);
}

/** @param {Blob} blob @param {string} name */
export function saveBlob(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The name that an answer gives its file. @param {Response} answer */
export function nameOf(answer, otherwise) {
  return /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? otherwise;
}

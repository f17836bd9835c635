// Puts what the package takes from elsewhere in its place: the built module, and the licence.

import { copyFileSync, mkdirSync } from "node:fs";

const here = (path) => new URL(path, import.meta.url);
mkdirSync(here("dist/"), { recursive: true });
// The service serves the same file.
copyFileSync(here("../src/labial/service/page/client.js"), here("dist/labial-client.js"));
copyFileSync(here("../LICENSE"), here("LICENSE"));

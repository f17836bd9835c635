// Builds labial's scripts: the viewer's, those of the service's page, of the studio and of questionnaires,
// and the client for other sites.
// The outputs may be put elsewhere: node build.js FOLDER

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const here = new URL(".", import.meta.url).pathname;
const into = process.argv[2] ?? join(here, "../src/labial");

/** The licences of packages, which require their text in all copies. */
function licencesOf(...packages) {
  const texts = packages.map((name) => {
    const text = readFileSync(join(here, "node_modules", name, "LICENSE"), "utf8").trim();
    return `It contains ${name}:\n\n${text}\n`;
  });
  return `/*! Built from web/ and client/ of labial.\n\n${texts.join("\n")}*/`;
}

function bundle(entry, outfile, format, packages) {
  return build({
    absWorkingDir: here,
    entryPoints: [entry],
    outfile: join(into, outfile),
    bundle: true,
    minify: true,
    format,
    target: "es2021",
    charset: "ascii",
    legalComments: "inline",
    nodePaths: [join(here, "node_modules")], // for client/, which has none of its own
    banner: { js: licencesOf(...packages) },
  });
}

function styles(entry, outfile) {
  return build({
    absWorkingDir: here,
    entryPoints: [entry],
    outfile: join(into, outfile),
    bundle: true,
    minify: true,
  });
}

await bundle("src/main.js", "viewer/page.js", "iife", ["three"]);
await bundle("src/live.js", "service/page/page.js", "esm", ["three", "@msgpack/msgpack"]);
await styles("src/live.css", "service/page/page.css");
await bundle("../client/src/index.js", "service/page/client.js", "esm", ["@msgpack/msgpack"]);
await bundle("src/studio/studio.js", "studio/page/studio.js", "esm", ["three"]);
await styles("src/studio/studio.css", "studio/page/studio.css");
await bundle("src/questionnaire/questionnaire.js", "perception/page/questionnaire.js", "iife", []);
await styles("src/questionnaire/questionnaire.css", "perception/page/questionnaire.css");

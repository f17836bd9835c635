// Bundles src/ with the parts of three.js it uses into the one script that labial's page carries.
// Another place for it may be given: node build.js FILE
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const licence = readFileSync(new URL("node_modules/three/LICENSE", import.meta.url), "utf8").trim();

await build({
  absWorkingDir: new URL(".", import.meta.url).pathname,
  entryPoints: ["src/main.js"],
  outfile: process.argv[2] ?? "../src/labial/viewer/page.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2021",
  charset: "ascii",
  legalComments: "inline",
  // three's MIT licence asks that its text goes along with copies.
  banner: { js: `/*! Built from web/ of labial. It contains three.js:\n\n${licence}\n*/` },
});

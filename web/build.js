// Bundles src/ and the parts of three.js it uses into the script of labial's page.
// The output may be given: node build.js FILE
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
  // three's MIT licence requires its text in all copies.
  banner: { js: `/*! Built from web/ of labial. It contains three.js:\n\n${licence}\n*/` },
});

// Prints what the Khronos validator says of a .glb, and what three.js shows of it at given times.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { AnimationMixer, Vector3 } from "../web/node_modules/three/build/three.module.js";
import { GLTFLoader } from "../web/node_modules/three/examples/jsm/loaders/GLTFLoader.js";

const validator = createRequire(import.meta.url)("../web/node_modules/gltf-validator");

const [path, ...times] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(path));
const report = await validator.validateBytes(bytes);
const loaded = await new GLTFLoader().parseAsync(bytes.buffer.slice(0, bytes.length), "");
const mixer = new AnimationMixer(loaded.scene);
// The last: a character may have animations of its own.
const clip = loaded.animations.at(-1);
if (clip) mixer.clipAction(clip).play();

function meshes() {
    const found = {};
    loaded.scene.traverse((object) => {
        if (!object.isMesh || !object.morphTargetInfluences) return;
        const positions = [];
        for (let k = 0; k < object.geometry.attributes.position.count; k++) {
            positions.push(object.getVertexPosition(k, new Vector3()).toArray());
        }
        const names = Object.keys(object.morphTargetDictionary);
        found[object.name] = { names, weights: [...object.morphTargetInfluences], positions };
    });
    return found;
}

const moments = times.map((time) => {
    mixer.setTime(Number(time));
    return meshes();
});
console.log(JSON.stringify({ issues: report.issues.messages, duration: clip?.duration, moments }));

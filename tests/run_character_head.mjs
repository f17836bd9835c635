// Prints how a head is turned, and the weights of its eyes, at each of the angles in the standard
// input.
import { readFileSync } from "node:fs";
import { CharacterHead } from "../web/src/character_head.js";
import { Object3D } from "../web/node_modules/three/build/three.module.js";

const { character, angles } = JSON.parse(readFileSync(0, "utf8"));
const [scene, neck] = [new Object3D(), new Object3D()];
scene.add(neck);
const names = Object.keys(character.gaze);
neck.morphTargetDictionary = Object.fromEntries(names.map((name, i) => [name, i]));
neck.morphTargetInfluences = names.map(() => 0);
const head = new CharacterHead(scene, new Map([[neck, { nodes: character.head?.node }]]), character);
const shown = angles.map((each) => {
    head.pose(each);
    return [neck.quaternion.toArray(), [...neck.morphTargetInfluences]];
});
console.log(JSON.stringify(shown));

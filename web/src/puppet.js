// A user's character in a view: the .glb that the page embeds, animated by weights of its shapes.

import { Group, Matrix4, MeshStandardMaterial, Quaternion, TextureLoader } from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { between } from "../../client/src/interpolation.js";

/**
 * How head and eyes move: `turning` is a node of the file, its rotations [frames, 4] as quaternions
 * and the one at rest; `gaze` has weights [frames] of the shapes with these indices.
 * @typedef {object} PuppetHead
 * @property {{node: number, rotations: Float32Array, rest: number[]} | null} turning
 * @property {Record<string, Float32Array>} gaze
 */

const SKIN = "#d9a58a";

/**
 * @param {import("./data.js").Puppet} puppet
 * @param {number} fps
 * @returns {import("./scene.js").Model} empty until `ready` resolves
 */
export function puppetModel(puppet, fps) {
  const object = placed(puppet.intoMm);
  const moved = [];
  const { head } = puppet;
  let neck = null;
  let headMoves = false;
  return {
    object,
    bounds: () => ({ centre: puppet.centre, size: puppet.size }),
    move(time) {
      const { shapes, weights } = puppet;
      // Linear, as the weights' animation in a .glb.
      const { before, after, share } = between(time, fps, weights.length / shapes);
      const at = (column) => {
        const gaze = headMoves && head.gaze[column];
        const [a, b] = gaze
          ? [gaze[before], gaze[after]]
          : [weights[before * shapes + column], weights[after * shapes + column]];
        return a * (1 - share) + b * share;
      };
      for (const { influences, columns } of moved) {
        columns.forEach((column, target) => {
          if (column >= 0) influences[target] = at(column);
        });
      }
      if (neck) turn(neck, head.turning, headMoves, { before, after, share });
    },
    setHeadMoves: head ? (on) => (headMoves = on) : undefined,
    ready: unpacked(puppet.glb).then(readCharacter).then(({ scene, parser }) => {
      scene.traverse((mesh) => {
        const columns = mesh.isMesh && puppet.columns[parser.associations.get(mesh).meshes];
        if (columns) moved.push({ influences: mesh.morphTargetInfluences, columns });
        const node = parser.associations.get(mesh)?.nodes;
        if (head?.turning && node === head.turning.node) neck ??= mesh;
      });
      object.add(scene);
    }),
  };
}

/** Turn a node, between frames as the animation of a .glb. */
function turn(node, { rotations, rest }, moves, { before, after, share }) {
  if (!moves) {
    node.quaternion.fromArray(rest);
    return;
  }
  node.quaternion.fromArray(rotations, 4 * before);
  node.quaternion.slerp(new Quaternion().fromArray(rotations, 4 * after), share);
}

/** A group for what is in a character's file. @param {number[]} intoMm [4, 4] column-major */
export function placed(intoMm) {
  const group = new Group();
  group.matrixAutoUpdate = false;
  group.matrix.copy(new Matrix4().fromArray(intoMm));
  return group;
}

/**
 * A character as the page shows it: with skin where its file has no material, without lights.
 *
 * Targets are called as `shapes` are, of which `columns` has the index for each target of a mesh, or
 * -1: those of an avatar often have no names in its file, but belong to expressions that have.
 * @param {ArrayBuffer} glb
 * @param {{shapes: string[], columns: Record<string, number[]>}} [named]
 * @returns {Promise<import("three/addons/loaders/GLTFLoader.js").GLTF>}
 */
export async function readCharacter(glb, { shapes = [], columns = {} } = {}) {
  const loader = new GLTFLoader();
  loader.register((parser) => {
    // Loads images by elements: the default loader uses fetch, which the page's policy forbids.
    parser.textureLoader = new TextureLoader(parser.options.manager);
    return { name: "labial" };
  });
  const character = await loader.parseAsync(glb, "");
  const { scene, parser } = character;
  withoutLights(scene);
  scene.traverse((mesh) => {
    if (!mesh.isMesh) return;
    mesh.frustumCulled = false; // shapes move it out of its bounding box at rest
    const { meshes, primitives } = parser.associations.get(mesh);
    columns[meshes]?.forEach((column, target) => {
      if (column >= 0) mesh.morphTargetDictionary[shapes[column]] = target;
    });
    const described = parser.json.meshes[meshes];
    if (described.primitives[primitives].material === undefined) mesh.material = skin();
  });
  return character;
}

function unpacked(glb) {
  const stream = new Blob([glb]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** Remove the character's lights and cameras: the page has its own. */
function withoutLights(scene) {
  const own = [];
  scene.traverse((node) => (node.isLight || node.isCamera) && own.push(node));
  own.forEach((node) => node.removeFromParent());
}

function skin() {
  return new MeshStandardMaterial({ color: SKIN, roughness: 0.6 });
}

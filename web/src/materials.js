// Skin, lips and the dark of the mouth in one material, mixed by the `look` of each vertex.

import {
  Color,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  MeshStandardMaterial,
  RGBAFormat,
  RepeatWrapping,
  Vector3,
} from "three";

const SKIN = new Color("#d9a58a");
const LIP = new Color("#b2695d");
const BROW = new Color("#4a3225");
const DEEP = new Color("#22090a");
// Light scattered in the skin, added where the surface turns away from the viewer.
const GLOW = new Color("#7a2e1c");

/**
 * Attribute `look` [vertices, 4]: lip 0 to 1 (its edge at 1/2) or brow 0 to -1, darkness, opacity,
 * hollowness.
 * Attribute `rest` [vertices, 3] in mm holds the skin's texture in place while the face moves.
 */
export function skinMaterial() {
  const material = new MeshStandardMaterial({
    color: 0xffffff,
    roughness: 0.6,
    metalness: 0,
    transparent: true,
  });
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, {
      skinColor: { value: asVector(SKIN) },
      lipColor: { value: asVector(LIP) },
      browColor: { value: asVector(BROW) },
      deepColor: { value: asVector(DEEP) },
      glowColor: { value: asVector(GLOW) },
      grain: { value: grainTexture() },
    });
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", `#include <common>\n${VERTEX_HEAD}`)
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nvLook = look; vRest = rest;");
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>\n${FRAGMENT_HEAD}`)
      .replace("#include <color_fragment>", `#include <color_fragment>\n${COLOUR}`)
      .replace("#include <roughnessmap_fragment>", `#include <roughnessmap_fragment>\n${ROUGHNESS}`)
      .replace("#include <normal_fragment_maps>", `#include <normal_fragment_maps>\n${TEXTURE}`)
      .replace("#include <emissivemap_fragment>", `#include <emissivemap_fragment>\n${GLOWING}`)
      .replace("#include <opaque_fragment>", `${DARKENING}\n#include <opaque_fragment>`);
  };
  return material;
}

function asVector(color) {
  return new Vector3(color.r, color.g, color.b);
}

const GRAIN_SIZE = 128;

/** Tileable noise, the same on every page: fine in red and green, coarse in blue. */
function grainTexture() {
  const texels = new Uint8Array(4 * GRAIN_SIZE ** 2);
  const coarse = Array.from({ length: 32 * 32 }, (_, i) => scatter(i + 0.5));
  for (let i = 0; i < GRAIN_SIZE ** 2; i++) {
    const [x, y] = [(i % GRAIN_SIZE) / 4, Math.floor(i / GRAIN_SIZE) / 4];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const at = (dx, dy) => coarse[((top + dy) % 32) * 32 + ((left + dx) % 32)];
    const upper = at(0, 0) * (1 - x + left) + at(1, 0) * (x - left);
    const lower = at(0, 1) * (1 - x + left) + at(1, 1) * (x - left);
    const smooth = upper * (1 - y + top) + lower * (y - top);
    texels.set([scatter(i), scatter(i + 7e4), smooth, 1].map((v) => 255 * v), 4 * i);
  }
  const texture = new DataTexture(texels, GRAIN_SIZE, GRAIN_SIZE, RGBAFormat);
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}

/** A pseudo-random number from 0 to 1 for a seed. */
function scatter(seed) {
  const value = Math.sin(seed * 12.9898) * 43758.5453;
  return value - Math.floor(value);
}

const VERTEX_HEAD = `
attribute vec4 look;
attribute vec3 rest;
varying vec4 vLook;
varying vec3 vRest;
`;

const FRAGMENT_HEAD = `
varying vec4 vLook;
varying vec3 vRest;
uniform vec3 skinColor;
uniform vec3 lipColor;
uniform vec3 browColor;
uniform vec3 deepColor;
uniform vec3 glowColor;
uniform sampler2D grain;
`;

const COLOUR = `
// The grain is projected from the front, slightly skewed so that it does not smear on the sides.
vec2 place = vRest.xy + vec2(0.6, 0.25) * vRest.z;
vec4 fine = texture2D(grain, place * 0.028) - 0.5;
float mottle = texture2D(grain, place * 0.0035 + 0.3).b - 0.5;
float hair = texture2D(grain, (mat2(0.9, 0.44, -0.44, 0.9) * vRest.xy) * vec2(0.012, 0.09)).r - 0.5;
float brow = smoothstep(0.72, 1.1, -vLook.x + 0.45 * hair);
float lip = smoothstep(0.36, 0.62, vLook.x + 0.04 * fine.b);
vec3 skin = skinColor * (1.0 + 0.07 * fine.r);
skin = mix(skin, skin * vec3(1.04, 0.9, 0.88), 0.5 + mottle);
// Fine vertical lines on the lips.
float lines = texture2D(grain, vRest.xy * vec2(0.05, 0.006)).g - 0.5;
vec3 lips = lipColor * (1.0 + 0.16 * lines) * mix(0.86, 1.06, smoothstep(0.5, 0.9, vLook.x));
diffuseColor.rgb = mix(mix(skin, browColor * (1.0 + 0.5 * hair), 0.72 * brow), lips, lip);
diffuseColor.rgb *= 1.0 - 0.55 * clamp(vLook.w, 0.0, 1.0) * (1.0 - lip);
diffuseColor.rgb = mix(diffuseColor.rgb, deepColor, smoothstep(0.0, 0.8, vLook.y));
diffuseColor.a = smoothstep(0.0, 1.0, vLook.z);
`;

const ROUGHNESS = `
roughnessFactor = mix(0.58 + 0.1 * mottle, 0.4 + 0.12 * lines, lip);
`;

// Pores and the lines of the lips, by tilting the normal a little.
const TEXTURE = `
normal = normalize(normal + vec3(fine.rg * 0.09 * (1.0 - lip), 0.0) + vec3(lines * 0.16 * lip, 0.0, 0.0));
`;

const GLOWING = `
float away = 1.0 - clamp(dot(normalize(vViewPosition), normal), 0.0, 1.0);
totalEmissiveRadiance += glowColor * (0.05 + 0.16 * away * away) * (1.0 - vLook.y) * (1.0 - 0.5 * lip);
`;

// Light hardly reaches the inside of the mouth; shadows are not computed.
const DARKENING = `
outgoingLight = mix(outgoingLight, deepColor * mix(1.3, 0.35, vLook.y), smoothstep(0.03, 0.75, vLook.y));
`;

/** Teeth, coloured by vertex; the material's `color` dims them as the mouth shuts. */
export function teethMaterial() {
  return new MeshStandardMaterial({ vertexColors: true, roughness: 0.32 });
}

/** The tongue, coloured and dimmed as the teeth are. */
export function tongueMaterial() {
  return new MeshStandardMaterial({ vertexColors: true, roughness: 0.45 });
}

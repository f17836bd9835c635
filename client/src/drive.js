// A three.js character that follows a face. Nothing of three.js is imported.

/**
 * Find the morph targets that have the names of a face's values, in all meshes of an object.
 * @param {import("three").Object3D} object
 * @param {import("./face.js").Face} face whose values are weights
 * @returns {() => void} sets them to what is heard now: call it before each rendering
 */
export function drive(object, face) {
  const targets = [];
  object.traverse(({ morphTargetDictionary: places, morphTargetInfluences: influences }) => {
    face.names.forEach((name, value) => {
      const target = places?.[name];
      if (target !== undefined) targets.push({ influences, target, value });
    });
  });
  if (!targets.length) {
    throw new Error(`no mesh has a morph target with a name like ${face.names.slice(0, 3).join(", ")}`);
  }
  return () => {
    const values = face.values();
    for (const { influences, target, value } of targets) influences[target] = values[value];
  };
}

/**
 * Points that follow the sensors of a face, which are positions in mm.
 * @param {import("three").Points} points whose geometry has the attribute `position` [sensors, 3]
 * @param {import("./face.js").Face} face whose values are positions
 * @returns {() => void} as of `drive`
 */
export function drivePoints(points, face) {
  const { position } = points.geometry.attributes;
  if (position.count * 3 !== face.rest.length) {
    throw new Error(`the geometry has ${position.count} points, the face ${face.rest.length / 3}`);
  }
  return () => {
    position.array.set(face.values());
    position.needsUpdate = true;
  };
}

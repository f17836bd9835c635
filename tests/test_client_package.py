"""The client as a package, and the examples that say how to use it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from conftest import REPOSITORY

CLIENT = REPOSITORY / "client"
MODULES = REPOSITORY / "web" / "node_modules"

pytestmark = pytest.mark.skipif(
    shutil.which("npm") is None or not (MODULES / "typescript").is_dir(),
    reason="needs Node.js and 'npm ci' in web/",
)


def example():
    text = (CLIENT / "README.md").read_text("utf-8")
    (found,) = re.findall(r"^```js\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return found


def test_the_package_has_the_module_its_types_and_the_licence():
    command = ["npm", "pack", "--dry-run", "--json", "--offline"]
    packed = subprocess.run(command, cwd=CLIENT, capture_output=True, text=True, check=True)
    (listing,) = json.loads(packed.stdout[packed.stdout.index("[") :])
    paths = {file["path"] for file in listing["files"]}
    assert paths == {
        "LICENSE", "README.md", "dist/labial-client.js", "index.d.ts", "package.json",
    }  # fmt: skip
    described = json.loads((CLIENT / "package.json").read_text())
    (entry,) = described["exports"].values()
    assert {path.removeprefix("./") for path in entry.values()} <= paths
    assert listing["version"] == described["version"]
    served = REPOSITORY / "src" / "labial" / "service" / "page" / "client.js"
    assert (CLIENT / "dist" / "labial-client.js").read_bytes() == served.read_bytes()
    assert "dependencies" not in described


@pytest.mark.slow
def test_the_types_fit_the_example(tmp_path):
    (tmp_path / "example.ts").write_text(
        example()
        + "declare const character: import('labial-client').Traversable, renderer: any;\n"
        + "declare const scene: any, camera: any, button: { onclick: () => void };\n"
        + "face.addEventListener('start', ({ detail }) => detail.at.toFixed());\n"
        + "const current: number | undefined = face.current()?.words[0].start;\n"
        + "// @ts-expect-error: there is no such output\n"
        + "await connect('', { output: 'faces' });\n"
    )
    folder = tmp_path / "node_modules"
    folder.mkdir()
    (folder / "labial-client").symlink_to(CLIENT)
    command = [
        str(MODULES / ".bin" / "tsc"),
        *"--noEmit --strict --target es2022 --module esnext --moduleResolution bundler".split(),
        "example.ts",
    ]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (checked.stdout, checked.returncode) == ("", 0)


def test_the_types_name_what_there_is():
    program = """
        const { Face, ...others } = await import(process.argv[1]);
        const [, ...members] = Object.getOwnPropertyNames(Face.prototype); // after "constructor"
        console.log(JSON.stringify([members, Object.keys(others)]));
    """
    module = REPOSITORY / "src" / "labial" / "service" / "page" / "client.js"
    command = ["node", "--input-type=module", "--eval", program, str(module)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    members, functions = json.loads(ran.stdout)
    types = (CLIENT / "index.d.ts").read_text("utf-8")
    declared = re.search(r"export class Face .*?^}", types, re.MULTILINE | re.DOTALL)
    assert declared
    named = re.findall(r"^  (?:readonly )?(\w+)(?:\(.*|: .*)$", declared[0], re.MULTILINE)
    inherited = {"addEventListener", "listener", "options", "type"}
    assert set(named) - inherited == set(members)
    assert set(re.findall(r"^export function (\w+)", types, re.MULTILINE)) == set(functions)

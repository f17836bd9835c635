"""Build the compiled recurrence; everything else is in pyproject.toml.

Without a compiler the build continues, and labial uses PyTorch's recurrence. With the environment
variable LABIAL_COMPILED=required, as for wheels, it fails instead.
"""

from __future__ import annotations

import os
import platform
import sys

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

COMMON = {
    "msvc": ["/std:c++17", "/O2"],
    "unix": ["-std=c++17", "-O3", "-ffp-contract=fast", "-g0"],
}
# Only the file of an instruction set may be compiled with its flags.
FLAGS = {
    "native/gru_portable.cpp": {"msvc": [], "unix": []},
    "native/gru_avx2.cpp": {"msvc": ["/arch:AVX2"], "unix": ["-mavx2", "-mfma"]},
    "native/gru_avx512.cpp": {
        "msvc": ["/arch:AVX512"],
        "unix": ["-mavx512f", "-mavx512dq", "-mfma"],
    },
}


def for_processor(flags: list[str]) -> list[str]:
    """The flags of an instruction set, if the target processor can have it."""
    if sys.platform == "darwin":
        # On a Mac one call may compile for both kinds of processor.
        return [part for flag in flags for part in ("-Xarch_x86_64", flag)]
    return flags if platform.machine().lower() in ("x86_64", "amd64") else []


class BuildKernels(build_ext):
    """Compiles the file of each instruction set with its own flags."""

    def build_extension(self, ext: Extension) -> None:
        """Build ``ext`` with the kernels linked in."""
        kind = "msvc" if self.compiler.compiler_type == "msvc" else "unix"
        ext.extra_compile_args = COMMON[kind]
        for source, flags in FLAGS.items():
            ext.extra_objects += self.compiler.compile(
                [source],
                output_dir=self.build_temp,
                extra_postargs=[*COMMON[kind], *for_processor(flags[kind])],
                depends=ext.depends,
            )
        super().build_extension(ext)


setup(
    cmdclass={"build_ext": BuildKernels},
    ext_modules=[
        Extension(
            "labial._gru",
            ["native/module.cpp", "native/instruction_sets.cpp"],
            depends=[
                "native/activations.h",
                "native/arguments.h",
                "native/gru.h",
                "native/instruction_sets.h",
                "native/kernels.h",
                "native/normalised.h",
                "native/passes.h",
                "native/vector_avx2.h",
                "native/vector_avx512.h",
                "native/vector_portable.h",
            ],
            py_limited_api=True,
            optional=os.environ.get("LABIAL_COMPILED") != "required",
        )
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)

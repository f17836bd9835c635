"""Build the compiled recurrence; everything else is in pyproject.toml.

Without a compiler the build goes on, and labial works with PyTorch's recurrence; with the variable
LABIAL_COMPILED=required, as for wheels, it fails.
"""

from __future__ import annotations

import os
import platform
import sys

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

MSVC = sys.platform == "win32"
COMMON = ["/std:c++17", "/O2"] if MSVC else ["-std=c++17", "-O3", "-ffp-contract=fast"]
# Each instruction set's file is compiled for it alone: nothing else may use what it needs.
FLAGS = {
    "native/gru_portable.cpp": [],
    "native/gru_avx2.cpp": ["/arch:AVX2"] if MSVC else ["-mavx2", "-mfma"],
    "native/gru_avx512.cpp": ["/arch:AVX512"] if MSVC else ["-mavx512f", "-mavx512dq", "-mfma"],
}


class BuildKernels(build_ext):
    """Compiles the file of each instruction set with its own flags."""

    def build_extension(self, ext: Extension) -> None:
        """Build ``ext`` with the kernels linked in."""
        x86_64 = platform.machine().lower() in ("x86_64", "amd64")
        for source, flags in FLAGS.items():
            ext.extra_objects += self.compiler.compile(
                [source],
                output_dir=self.build_temp,
                extra_postargs=[*COMMON, *(flags if x86_64 else [])],
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
                "native/gru.h",
                "native/instruction_sets.h",
                "native/kernels.h",
                "native/vector_avx2.h",
                "native/vector_avx512.h",
                "native/vector_portable.h",
            ],
            extra_compile_args=COMMON,
            py_limited_api=True,
            optional=os.environ.get("LABIAL_COMPILED") != "required",
        )
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)

"""Compiles what reads a text into machine code, where it is asked for; else the wheel is pure Python and needs no compiler.

    BELEG_COMPILE=1 pip install .

takes a C compiler and two minutes, and reads almost twice as fast, the same claims to the byte. What is compiled is the
typed Python as it stands, by mypyc; its source goes into the wheel beside it. But a dataclass gets its ``__init__`` written
out, as mypyc leaves the making of dataclasses to Python, and one that is frozen costs ten times what a written one does.
"""

from __future__ import annotations

import ast
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Where nearly all the time of a run is spent. The types of model.py stay plain: they go from process to process, and a
# frozen class that is compiled cannot be unpickled.
COMPILED = ("languages/**/*.py", "reading/**/*.py")


class CompileHook(BuildHookInterface[Any]):
    def dependencies(self) -> list[str]:
        return ["mypy>=2.4", "setuptools>=80"] if _asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if not _asked():
            return
        if version == "editable":
            self.app.abort("an editable install reads its sources, which compiled modules would hide: leave out -e.")
        self.work = TemporaryDirectory(prefix="beleg-compile-")
        build_data["force_include"] |= _compile(Path(self.root) / "src", Path(self.work.name))
        build_data |= {"pure_python": False, "infer_tag": True}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        if _asked():
            self.work.cleanup()


def _asked() -> bool:
    return os.environ.get("BELEG_COMPILE", "0") not in ("", "0")


def _compile(sources: Path, work: Path) -> dict[str, str]:
    """Compile into a folder; each file made, with its place among the packages."""
    from setuptools import Distribution, Extension  # noqa: PLC0415, I001  # before mypyc, which looks whether it is there
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415
    from mypyc.build import mypycify  # noqa: PLC0415

    class SideBySide(build_ext):
        """The C files of an extension at once: setuptools takes one after another, and nearly all are of one."""

        def build_extension(self, ext: Extension) -> None:
            def objects(source: str) -> list[str]:
                made: list[str] = self.compiler.compile(
                    [source], self.build_temp, include_dirs=ext.include_dirs, extra_postargs=ext.extra_compile_args
                )
                return made

            largest_first = sorted(ext.sources, key=os.path.getsize, reverse=True)
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                ext.extra_objects = sorted(made for row in pool.map(objects, largest_first) for made in row)
            ext.sources = []
            super().build_extension(ext)

    shutil.copytree(sources / "beleg", work / "src" / "beleg")
    with chdir(work / "src"):  # so that modules and tracebacks have the names of the package
        files = sorted({str(file) for row in COMPILED for file in Path("beleg").glob(row) if file.stem != "__init__"})
        for file in files:
            Path(file).write_text(_written_out(Path(file).read_text("utf-8")), "utf-8")
        lax = ("--config-file=", "--ignore-missing-imports")  # types are checked elsewhere, with all libraries there
        extensions = mypycify(
            [*lax, *files],
            opt_level="1",  # the second level takes longer and gains nothing that could be measured
            debug_level="0",
            multi_file=True,  # one C file a module, so that all cores have work
            group_name="beleg",  # the name of the library that all share
            target_dir=str(work / "c"),
        )
        command = SideBySide(Distribution({"name": "beleg", "ext_modules": extensions}))
        built = work / "built"
        command.build_lib, command.build_temp, command.force = str(built), str(work / "objects"), True
        command.ensure_finalized()
        command.run()
    return {str(file): str(file.relative_to(built)) for file in map(Path, command.get_outputs())}


def _written_out(source: str) -> str:
    """A module whose dataclasses have their ``__init__`` written out, every line at its place."""
    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ClassDef) or not node.decorator_list:
            continue
        mark = node.decorator_list[0]
        if not isinstance(mark, ast.Call) or ast.unparse(mark.func) != "dataclass":
            continue
        # What is assigned to in a written ``__init__`` cannot be frozen; that nothing else does is seen without compiling.
        given = [word for word in mark.keywords if word.arg != "frozen"]
        given.append(ast.keyword("init", ast.Constant(value=False)))
        if len(given) == len(mark.keywords):
            given.append(ast.keyword("unsafe_hash", ast.Constant(value=True)))
        lines[mark.lineno - 1] = f"@{ast.unparse(ast.Call(mark.func, [], given))}"
        fields = [field for field in node.body if isinstance(field, ast.AnnAssign)]
        behind = node.end_lineno or 0  # an empty line
        assert not node.bases, node.name
        assert not lines[behind], node.name
        lines[behind] = _init(fields)
    return "\n".join(lines)


def _init(fields: list[ast.AnnAssign]) -> str:
    """``__init__`` of a dataclass, in one line."""
    given, done = ["self"], []
    for field in fields:
        name, kind = ast.unparse(field.target), ast.unparse(field.annotation)
        if field.value is None:
            given.append(f"{name}: {kind}")
        elif isinstance(field.value, ast.Call) and field.value.keywords:  # field(default_factory=list)
            made = f"{ast.unparse(field.value.keywords[0].value)}()"
            given.append(f"{name}: {kind} | None = None")
            done.append(f"self.{name} = {made} if {name} is None else {name}")
            continue
        else:
            given.append(f"{name}: {kind} = {ast.unparse(field.value)}")
        done.append(f"self.{name} = {name}")
    return f"    def __init__({', '.join(given)}) -> None: {'; '.join(done)}"

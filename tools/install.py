#!/usr/bin/env python3
"""Set up the project in `.venv` beside this folder: `python3 tools/install.py [--dev]`.

Only the standard library is used. The durable-rules engine is C source: a compiler is asked for, and from Python
3.13 on a name that Python dropped is mapped to its successor. On Windows the engine is left out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RENAMED_IN_3_13 = "-DPyEval_CallObject=PyObject_CallObject"


def main() -> None:
    """Create the environment and install the project into it."""
    parser = argparse.ArgumentParser(description="ติดตั้งเครื่องมือตรวจมาตรการ ITA ไว้ในโฟลเดอร์ .venv")
    parser.add_argument("--dev", action="store_true", help="ติดตั้งสิ่งที่ใช้ทดสอบด้วย")
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv", help="โฟลเดอร์ของ environment")
    arguments = parser.parse_args()
    _check_machine()
    python = _environment(arguments.venv)
    target = f"{ROOT}[dev]" if arguments.dev else str(ROOT)
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    print("กำลังติดตั้ง อาจใช้เวลาหนึ่งถึงสามนาที …", flush=True)
    done = subprocess.run(
        [*map(str, command), "--constraint", str(ROOT / "constraints.txt"), "--editable", target], env=build_flags()
    )
    if done.returncode:
        sys.exit("ติดตั้งไม่สำเร็จ: โปรดดูข้อความของ pip ด้านบน แล้วตรวจการเชื่อมต่ออินเทอร์เน็ตหรือสิทธิ์เขียนโฟลเดอร์")
    # So that the first command is as fast as the next.
    packages = [*ROOT.glob("cli*.py"), *(ROOT / name for name in ("checker", "features", "knowledge", "rules"))]
    subprocess.run([python, "-m", "compileall", "-q", *packages])
    print(f"ติดตั้งแล้วที่ {arguments.venv}")


def _check_machine() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  (said before pip says it less kindly)
        sys.exit(f"ต้องใช้ Python 3.11 ขึ้นไป (เครื่องนี้คือ {sys.version.split()[0]})")
    if sys.platform == "win32":
        return
    compiler = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    if not any(shutil.which(name) for name in (compiler.split()[0], "cc", "gcc", "clang")):
        sys.exit("ไม่พบตัวแปลภาษา C ที่ใช้สร้าง durable-rules: บน Debian/Ubuntu ให้สั่ง sudo apt-get install gcc python3-dev")
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        sys.exit("ไม่พบแฟ้ม Python.h ที่ใช้สร้าง durable-rules: บน Debian/Ubuntu ให้สั่ง sudo apt-get install python3-dev")


def _environment(folder: Path) -> Path:
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        try:
            venv.create(folder, with_pip=True)
        except (OSError, subprocess.CalledProcessError):
            shutil.rmtree(folder, ignore_errors=True)
            sys.exit("สร้าง environment ไม่ได้: บน Debian/Ubuntu ให้สั่ง sudo apt-get install python3-venv แล้วลองใหม่")
    return python


def build_flags() -> dict[str, str]:
    """Return the environment in which durable-rules builds on this Python."""
    flags = dict(os.environ)
    if sys.version_info >= (3, 13):
        flags["CPPFLAGS"] = f"{flags.get('CPPFLAGS', '')} {RENAMED_IN_3_13}".strip()
    return flags


if __name__ == "__main__":
    main()

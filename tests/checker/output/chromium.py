"""A page in a real Chromium, driven over the pipe that it offers to debuggers."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = "--headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --remote-debugging-pipe"
DARK = {"name": "prefers-color-scheme", "value": "dark"}
KEYS = {"Tab": 9, "Enter": 13, " ": 32}


def program() -> str | None:
    """Return the path of Chromium, or None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Page:
    """The page under test. `requested` lists every address that it asked for."""

    def __init__(self, into: int, out: int) -> None:
        self._into, self._out = into, out
        self._unread = b""
        self._number = 0
        self._session: str | None = None
        self._events: list[dict[str, Any]] = []
        target = self.command("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.command(f"{domain}.enable")

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command of the DevTools protocol and return its result."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._into, json.dumps(message).encode() + b"\0")
        while (answer := self._message()).get("id") != self._number:
            self._events.append(answer)
        assert "error" not in answer, f"{method}: {answer['error']}"
        return dict(answer["result"])

    def _message(self) -> dict[str, Any]:
        parts = [self._unread]
        while b"\0" not in parts[-1]:
            parts.append(os.read(self._out, 1 << 20))
            assert parts[-1], "Chromium ปิดไปเอง"
        text, _, self._unread = b"".join(parts).partition(b"\0")
        return dict(json.loads(text))

    @property
    def requested(self) -> list[str]:
        asked = [e["params"]["request"]["url"] for e in self._events if e.get("method") == "Network.requestWillBeSent"]
        return [url for url in asked if not url.startswith("about:")]

    @property
    def complaints(self) -> list[str]:
        """Uncaught errors of scripts."""
        thrown = [e["params"] for e in self._events if e.get("method") == "Runtime.exceptionThrown"]
        return [str(each["exceptionDetails"]) for each in thrown]

    def open(self, file: Path) -> None:
        """Open a file afresh, in a light window of a desktop."""
        self.command("Emulation.setEmulatedMedia", media="", features=[])
        self.size(1200, 900)
        self._events.clear()
        self.command("Page.navigate", url=file.as_uri())
        while not any(e.get("method") == "Page.loadEventFired" for e in self._events):
            self._events.append(self._message())

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression, awaited."""
        answer = self.command("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer.get("exceptionDetails")
        return answer["result"].get("value")

    def size(self, width: int, height: int) -> None:
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )

    def dark(self) -> None:
        self.command("Emulation.setEmulatedMedia", features=[DARK])

    def on_paper(self) -> None:
        """Lay the page out as it is printed from a dark screen."""
        self.command("Emulation.setEmulatedMedia", media="print", features=[DARK])

    def press(self, key: str) -> None:
        """Press and release a key."""
        code = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": KEYS[key]}
        self.command("Input.dispatchKeyEvent", type="keyDown", text={"Tab": "", "Enter": "\r"}.get(key, key), **code)
        self.command("Input.dispatchKeyEvent", type="keyUp", **code)

    def write(self, text: str) -> None:
        """Write text where the focus is."""
        self.command("Input.insertText", text=text)

    def picture(self) -> bytes:
        """Return the whole page as PNG."""
        data = self.command("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        return base64.b64decode(data)

    def pdf(self) -> bytes:
        """Return the page as it is printed."""
        return base64.b64decode(self.command("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])


@contextmanager
def started() -> Iterator[Page]:
    """Start Chromium with an empty page."""
    (to_read, into), (out, to_write) = _pipe(), _pipe()
    chromium = program()
    assert chromium
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # Chromium reads commands from file 3 and answers into file 4.
        line = f'exec "$0" {FLAGS} --user-data-dir="$1" 3<&{to_read} 4>&{to_write}'
        process = subprocess.Popen(
            ["bash", "-c", line, chromium, profile],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        try:
            yield Page(into, out)
        finally:
            process.terminate()
            process.wait(20)
            os.close(into)
            os.close(out)


def _pipe() -> tuple[int, int]:
    """Return both ends of a pipe, numbered above those that Chromium is given."""
    low = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20) for end in low]
    for end in low:
        os.close(end)
    return high[0], high[1]

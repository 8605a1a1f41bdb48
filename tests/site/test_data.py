"""Data as scripts: a JavaScript engine reads back what was written."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from storygen.site.data import script

if TYPE_CHECKING:
    from pathlib import Path

ODD = """It's "so": \\n \\\\ </script> <!-- \u2028 \u2029 \r\n \t \x00 \x7f ${x} `y` 演 🎭"""


def test_an_engine_reads_back_what_was_written(tmp_path: Path) -> None:
    data = json.dumps({"text": ODD, ODD: ["'", '"', "\\"]}, ensure_ascii=False)
    (tmp_path / "data.js").write_bytes(script("deck", data) + b"process.stdout.write(self.storygenData.deck);")
    (tmp_path / "run.js").write_text("globalThis.self = globalThis; require('./data.js');")
    told = subprocess.run(["node", "run.js"], cwd=tmp_path, capture_output=True, check=True).stdout
    assert told.decode() == data


def test_json_keeps_its_own_quotes() -> None:
    assert script("x", '{"a":"b"}') == b"""(self.storygenData=self.storygenData||{}).x='{"a":"b"}';\n"""

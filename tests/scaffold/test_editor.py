from __future__ import annotations

import json

import pytest

from storygen.scaffold.editor import merged, schema_path, settings_text

SCHEMAS = {"./.storygen/story.schema.json": ["stories/**/*.yaml", "stories/**/*.yml"]}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", {}),
        ("{}", {}),
        ('{\n\t"a": 1\n}', {"a": 1}),
        ('{"yaml.schemas": {"./other.json": "x.yaml"}}', {}),
    ],
)
def test_the_schema_is_added_to_what_is_there(text: str, kept: dict[str, object]) -> None:
    found = merged(text, "stories")
    assert found is not None
    data = json.loads(found)
    assert data["yaml.schemas"].items() >= SCHEMAS.items()
    assert kept.items() <= data.items()
    assert merged(found, "stories") == found


@pytest.mark.parametrize("text", ['{ // a remark\n"a": 1}', "[]", '{"yaml.schemas": []}', '{"a": 1,}', "nonsense"])
def test_what_is_no_plain_mapping_is_not_touched(text: str) -> None:
    assert merged(text, "stories") is None


def test_paths_are_seen_from_the_story() -> None:
    assert schema_path("stories/x.yaml") == "../.storygen/story.schema.json"
    assert schema_path("a/b/x.yaml") == "../../.storygen/story.schema.json"
    assert json.loads(settings_text("my/tales"))["yaml.schemas"] == {
        "./.storygen/story.schema.json": ["my/tales/**/*.yaml", "my/tales/**/*.yml"]
    }

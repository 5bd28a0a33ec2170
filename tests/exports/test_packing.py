"""Trees in fewer letters, and values that are unpacked as they were."""

import gzip
import json
from base64 import b64decode

from components.markup import pick, tag
from exports.packing import packed, packed_nodes


def test_a_tree_is_its_tag_its_attributes_and_its_children() -> None:
    nodes = [tag("p", "a", tag("strong", "b"), class_="small"), "c"]
    assert packed_nodes(nodes) == [["p", {"class": "small"}, "a", ["strong", 0, "b"]], "c"]


def test_a_paragraph_that_only_picks_what_is_not_there_is_left_out() -> None:
    nodes = [tag("section", tag("p", pick("Cite", "cite:")), tag("p", pick("Open", "event")))]
    assert packed_nodes(nodes, without="cite:") == [
        ["section", 0, ["p", 0, ["button", {"type": "button", "data-pick": "event"}, "Open"]]]
    ]


def test_what_was_packed_comes_out_as_it_was_and_is_packed_alike_every_time() -> None:
    value = {"é": [1, 2.5, None, "</script>"]}
    assert json.loads(gzip.decompress(b64decode(packed(value)))) == value
    assert packed(value) == packed(value)

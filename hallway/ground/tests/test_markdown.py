from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.ground.markdown import to_html


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# One\n\n## Two", ["2", "3"]),
        ("## One\n\n### Two\n\n## Three", ["2", "3", "2"]),
        ("Words first.\n\n#### Deep", ["2"]),
        ("### Deep\n\n# High", ["4", "2"]),
        ("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5", ["2", "3", "4", "5", "5"]),
    ],
)
def test_the_highest_heading_follows_that_of_the_page(text: str, levels: list[str]) -> None:
    assert re.findall(r"<h(\d)", to_html(text)) == levels


def _ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]*)"', html)


def test_headings_can_be_linked_to_and_never_answer_to_names_of_the_page() -> None:
    assert to_html("# Main") == '<h2 id="s-main">Main</h2>\n'
    assert _ids(to_html("# `code` & *more*")) == ["s-code-more"]
    assert _ids(to_html("#### four")) == []


@given(st.lists(st.sampled_from(["x", "x-1", "x 1", "X", "x-1-1", "!"]), max_size=12))
def test_no_two_headings_share_an_id(titles: list[str]) -> None:
    ids = _ids(to_html("\n".join(f"# {title}" for title in titles)))
    assert len(ids) == len(set(ids)) == len(titles)


def test_a_text_of_nothing_but_headings_takes_no_longer_than_others() -> None:
    began = time.process_time()
    assert len(_ids(to_html("# a\n" * 20_000))) == 20_000
    assert time.process_time() - began < 20  # counting from one each time took minutes


@pytest.mark.parametrize(
    "text",
    ["[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](data:text/html,x)",
     "<script>alert(1)</script>",
     "![a](data:image/svg+xml,x)", "[a](vbscript:x)", "[a](java&#9;script:alert(1))", "<javascript:alert(1)>",
     '![x](x "a\\" onerror=1")', '<img src=x onerror=alert(1)>', "[a](<javascript:alert(1)>)",
     "[a]: javascript:alert(1)\n\n[a]"],
)  # fmt: skip
def test_nothing_runs(text: str) -> None:
    html = to_html(text)
    assert not re.search(r'(href|src)="\s*(javascript|data|vbscript):', html, re.IGNORECASE)
    assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', html))
    assert "<script" not in html


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("../faq/#sprints", "../faq/#s-sprints"),
        ("#s-faq", "#s-faq"),
        ("https://a.example/#b", "https://a.example/#b"),
    ],
)
def test_links_find_headings(written: str, href: str) -> None:
    assert f'href="{href}"' in to_html(f"[there]({written})")

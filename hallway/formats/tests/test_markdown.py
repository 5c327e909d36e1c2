import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.formats.markdown import looks_like_html, markdown_from_html


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One &amp; two</p>\n<p>three</p>", "One & two\n\nthree"),
        ("<b>bold</b> and <em>soft</em>", "**bold** and *soft*"),
        ('<a href="https://x.org/a b">here</a>', "[here](https://x.org/a%20b)"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<ol><li>one<ul><li>in</li></ul></li><li>two</li></ol>", "1. one\n  - in\n2. two"),
        ("<pre><code>a\n  b &lt; c</code></pre>", "```\na\n  b < c\n```"),
        ("use <code>x_y</code>", "use `x_y`"),
        ("one<br>two<br/>three", "one  \ntwo  \nthree"),
        ("<h2>Head</h2>text", "### Head\n\ntext"),
        ("<p>5 * 3, snake_case, _x_ [y]</p>", "5 \\* 3, snake_case, \\_x\\_ \\[y\\]"),
        ("<p>- no list</p><p>1. no list</p>", "\\- no list\n\n1\\. no list"),
        ("a<script>alert('<p>')</script>b<style>p{}</style>c", "abc"),
        ("a<script>never closed", "a"),
        ("a<!-- note --><p>b", "a\n\nb"),
        ("<p>vector<int> and &lt;script&gt;", "vector&lt;int> and &lt;script>"),
        ('<p onclick="x()">plain<img src=x onerror=y></p>', "plain"),
    ],
)
def test_translation(source, expected):
    assert markdown_from_html(source) == expected


@pytest.mark.parametrize(
    "text", ["a < b > c", "plain", "the `<p>` element", "```\n<p>x</p>\n```", "vector<int>", "<3"]
)
def test_markdown_is_not_taken_for_html(text):
    assert not looks_like_html(text)


@given(st.text("<>/apscrit!-=\"' \n&;lg", max_size=60))
def test_no_element_survives(text):
    assert not looks_like_html(markdown_from_html(text))


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<!--", "<script>", "</p", "<p>", "&lt;", "<![CDATA[", "`", "[", "<pre>"]
)
def test_long_malformed_input_comes_to_an_end(piece):
    """A pattern that backtracks would hang here."""
    assert not looks_like_html(markdown_from_html(piece * 20_000))

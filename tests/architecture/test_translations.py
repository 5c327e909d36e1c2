"""Every language is complete: whoever adds a sentence also says it in German."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from hallway.project import translations

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]")
TAG = re.compile(r"</?[a-z][^>]*>")
CATALOGUES = sorted(translations.LOCALES.glob("*/LC_MESSAGES/django.po"))


@pytest.fixture(scope="module")
def marked() -> Catalog:
    return translations.extract()


@pytest.fixture(scope="module", params=CATALOGUES, ids=lambda po: po.parts[-3])
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    po: Path = request.param
    with po.open("rb") as source:
        return read_po(source, locale=po.parts[-3])


def _words(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each translation with what it translates; only the first plural form stands for the singular."""
    singular, *plural = _words(message.id)
    first, *others = _words(message.string)
    yield singular, first
    for other in others:
        yield plural[0], other


def test_there_is_a_german_catalogue() -> None:
    assert "de" in [po.parts[-3] for po in CATALOGUES]


def test_every_message_is_translated_in_every_form(marked: Catalog, catalogue: Catalog) -> None:
    missing = []
    for message in _messages(marked):
        known = catalogue.get(message.id, message.context)
        forms = _words(known.string) if known and not known.fuzzy else ()
        wanted = catalogue.num_plurals if message.pluralizable else 1
        if len(forms) != wanted or not all(form.strip() for form in forms):
            missing.append(message.id)
    assert missing == []


def test_no_catalogue_keeps_what_nobody_says_any_more(marked: Catalog, catalogue: Catalog) -> None:
    assert not catalogue.obsolete
    assert [one.id for one in _messages(catalogue) if marked.get(one.id, one.context) is None] == []


@pytest.mark.parametrize("pattern", [PLACEHOLDER, TAG], ids=["placeholders", "tags"])
def test_placeholders_and_tags_survive_translation(catalogue: Catalog, pattern: re.Pattern[str]) -> None:
    broken = [
        (source, target)
        for message in _messages(catalogue)
        for source, target in _pairs(message)
        if Counter(pattern.findall(source)) != Counter(pattern.findall(target))
    ]
    assert broken == []


def test_german_quotes_are_german(catalogue: Catalog) -> None:
    """An opening „ needs its closing “; the English ” and straight quotes outside tags have no place."""
    wrong = [
        target
        for message in _messages(catalogue)
        for _source, target in _pairs(message)
        if target.count("„") != target.count("“") or "”" in target or '"' in TAG.sub("", target)
    ]
    assert catalogue.locale_identifier != "de" or wrong == []


def test_the_catalogue_compiles(catalogue: Catalog) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    spoken = GNUTranslations(compiled)
    for message in _messages(catalogue):
        if message.pluralizable:
            assert spoken.ngettext(*message.id, 1) == message.string[0]
        elif not message.context:
            assert spoken.gettext(message.id) == message.string


def _marked_in(path: Path) -> Iterator[str]:
    """The first text of every call of Django's gettext functions, by whatever name they were imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if "gettext" in alias.name
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield from (arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant))


def test_the_extraction_misses_no_call(marked: Catalog) -> None:
    """A function under another name, or a call within an f-string, would stay English for ever."""
    known = {_words(message.id)[0] for message in _messages(marked)}
    files = (path for path in translations.ROOT.rglob("*.py") if not translations.OUTSIDE & set(path.parts))
    assert [(path.name, text) for path in files for text in _marked_in(path) if text not in known] == []

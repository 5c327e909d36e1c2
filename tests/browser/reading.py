"""What a screen reader would say: the element in focus by role and name, and what live regions announce."""

from __future__ import annotations

from playwright.sync_api import Page

LISTEN = """() => {
    window.heard = [];
    const hear = (node) => {
        const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
        const words = element?.closest("[role=status], [role=alert]")?.textContent.trim();
        if (words) window.heard.push(words);
    };
    new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(hear)))
        .observe(document.documentElement, { subtree: true, childList: true });
}"""


class Reader:
    """Somebody who uses the page by keys and by what is said, and sees nothing."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def listen(self) -> None:
        """From now on hear what this page announces; once for each page that is opened."""
        self.page.evaluate(LISTEN)

    @property
    def heard(self) -> str:
        """Everything that was announced since `listen`, a line each."""
        return "\n".join(self.page.evaluate("window.heard"))

    @property
    def here(self) -> str:
        """The element in focus: its role, its name, its states. Empty at the end of the page."""
        focus = self.page.locator(":focus")
        return _line(focus.aria_snapshot()) if focus.count() else ""

    def press(self, *keys: str) -> str:
        """Press these keys one after the other; what is in focus then."""
        for key in keys:
            self.page.keyboard.press(key)
        return self.here

    def tab_to(self, words: str, most: int = 80) -> str:
        """Press Tab until something with these words is in focus. AssertionError when it never comes."""
        passed = []
        for _ in range(most):
            passed.append(self.press("Tab"))
            if words in passed[-1]:
                return passed[-1]
        raise AssertionError(f"{words!r} is not reached: {passed}")

    def headings(self) -> list[str]:
        """The headings in their order, each with its level, as somebody jumps from one to the next."""
        found = self.page.get_by_role("heading").all()
        return [_line(one.aria_snapshot()) for one in found]


def _line(snapshot: str) -> str:
    """The first line of an aria snapshot, which is YAML, without its marks."""
    return snapshot.partition("\n")[0].removeprefix("- ").rstrip(":").strip("'")

"""Texts for people who go to conferences and speak at them: one Markdown file per language."""

"""Checks a written corpus of labelled references: is it fit to learn from?"""

from gmi.lint_corpus.lint import Lint, lint_corpus, show_lint

__all__ = ["Lint", "lint_corpus", "show_lint"]

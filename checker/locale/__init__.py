"""The languages of reports: one gettext catalogue each, ``<language>/LC_MESSAGES/checker.po``.

``checker.pot`` has all there is to translate; ``python -m tests.locale.catalogues`` keeps it and the
catalogues current. A language is added by adding its catalogue (docs/languages.md).
"""

from __future__ import annotations

from checker.locale.catalogue import ENGLISH, Catalogue, catalogue, languages

__all__ = ["ENGLISH", "Catalogue", "catalogue", "languages"]

"""What stands round the pieces of the preview: the head with its warning, the legend, the choice of what is shown."""

from __future__ import annotations

from importlib import resources

from recordlint.reports.preview_piece import visible

_WARNING = "Personal data: do not send this page"
_CAUTION = (
    "It shows everything that the copy withholds, beside what the copy says. Keep it where the record is kept, never with the copy, "
    "and delete it after the review."
)
_CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

LEGEND = """<ul class="legend">
<li><mark class="out">words<span class="tag"> third party <sup>1</sup></span></mark> in the record are withheld: whose they are, and the number of the
reason below. <strong class="badge">waits</strong> stands where somebody must decide.</li>
<li><mark class="in">[person 1]</mark> in the copy stands instead; <span class="tag gone">(taken out)</span> where nothing does.</li>
<li><span class="kept">words<span class="tag"> kept: family</span></span> are personal data that the copy discloses.</li>
</ul>
"""
"""How the marks are read."""
FILTER = """<fieldset><legend>Show on this page</legend>
<label><input type="radio" name="show" checked> everything</label>
<label><input type="radio" name="show" id="only-withheld"> only parts with something withheld</label>
<label><input type="radio" name="show" id="only-waiting"> only parts that wait for a decision</label>
</fieldset>
"""
"""Works by style alone, without a script."""


def head(policy: str, summary: str) -> str:
    """The page up to its main part: `summary` says in a line, as HTML, how much is withheld and waits."""
    style = (resources.files("recordlint.reports") / "preview.css").read_text(encoding="utf-8")
    policy = visible(policy)
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_CONTENT_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta name="robots" content="noindex">\n<title>Personal data: preview of a copy under the policy {policy}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">To what waits for a decision</a>\n<header>\n'
        f'<div class="warning" role="note"><strong>{_WARNING}</strong><p>{_CAUTION}</p></div>\n'
        f"<h1>What the copy will disclose, under the policy \u201c{policy}\u201d</h1>\n"
        f'<p>{summary}</p>\n</header>\n<main id="main">\n'
    )

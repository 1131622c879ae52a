"""The Typst program that lays text out. The text comes in as data (`sys.inputs`) and is never read as markup or code."""

from __future__ import annotations

PAGES = r"""
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: (), date: none)
#set page(paper: "a4", margin: (x: 25mm, y: 22mm))
#set text(font: data.fonts, size: 12pt, lang: data.lang, region: data.region, hyphenate: false)
#set par(leading: 0.75em, spacing: 1.1em, justify: false)
#show heading: set block(above: 1.4em, below: 0.9em)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 2): set text(size: 13pt)

// A label is as wide as its class, whatever stood there: one step, or as many as the label itself needs.
#let step = 11em
#let narrow(words) = highlight(fill: black, top-edge: "ascender", bottom-edge: "descender", text(fill: white, dir: ltr, words))
#let wide(words) = context {
  let own = measure(text(words)).width + 8pt
  let one = step.to-absolute()
  let steps = calc.ceil(own / one)
  if steps > 3 { narrow(words) } else {
    box(fill: black, outset: (y: 3pt), width: steps * one, align(center, text(fill: white, dir: ltr, words)))
  }
}
#let runs(spans, label) = for (words, replaced) in spans {
  if replaced { label(words.join()) } else { words.join(sym.zws) }
}
#let item(one, label) = {
  set text(dir: if one.rtl { rtl } else { ltr })
  runs(one.spans, label)
}
#for (at, section) in data.sections.enumerate() {
  if at > 0 { pagebreak(weak: true) }
  if section.title != "" { heading(level: 1, section.title) }
  for one in section.items {
    if one.kind == "heading" { heading(level: 2, item(one, wide)) }
    else if one.kind == "table" {
      set text(size: 10pt)
      table(
        columns: (1fr,) * one.columns,
        inset: 5pt,
        ..one.cells.map(cell => table.cell(x: cell.x, y: cell.y, {
          for part in cell.parts { par(item(part, narrow)) }
        })),
      )
    }
    else { par(item(one, wide)) }
  }
}
"""
"""A document of sections, one a page of the source, each with paragraphs, headings and tables."""

GLYPHS = r"""
#set document(title: "glyphs")
#set text(font: json(bytes(sys.inputs.fonts)), lang: "en")
#for character in json(bytes(sys.inputs.data)) { par(character) }
"""
"""Each character in a paragraph of its own: this is refused where a character has no glyph."""

"""Documents from the command line: read with places, copied, planned, verified, previewed, laid out afresh."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pypdf
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.conftest import Run

LINES = (
    "Home visit to Jane Okafor on 4 May 2026.",
    "Her neighbour, Mrs Zubrowska, rang from 07700 900318.",
    "She is just attention-seeking.",
    "The kettle was repaired on the spot.",
)
SAR = ("--policy", "subject-access", "--subject", "Jane Okafor", "--no-ocr")


def word() -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.core_properties.author = "Zubrowska"
    picture = io.BytesIO()
    Image.new("RGB", (60, 30), "navy").save(picture, "PNG")
    document.add_picture(io.BytesIO(picture.getvalue()))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, A4, invariant=1)
    canvas.setAuthor("Zubrowska")
    for number, line in enumerate(LINES):
        canvas.drawString(72, 760 - 40 * number, line)
    canvas.save()
    return out.getvalue()


def page() -> bytes:
    body = "".join(f"<p>{line.replace('Zubrowska', 'Zub<b>rowska</b>')}</p>" for line in LINES)
    return f"<html><head><title>Visit</title><!-- Zubrowska --></head><body>{body}</body></html>".encode()


def mail() -> bytes:
    message = EmailMessage()
    message["From"] = "Amina Yusuf <amina@kestrel.example>"
    message["To"] = "Jane Okafor <jane@mail.example>"
    message["Subject"] = "Visit"
    message["Message-ID"] = "<zubrowska@kestrel.example>"
    message.set_content("\n\n".join(LINES))
    message.add_attachment(word(), maintype="application", subtype="octet-stream", filename="Zubrowska.docx")
    return message.as_bytes()


def picture(kind: str = "PNG") -> bytes:
    made = Image.new("L", (600, 200), 255)
    ImageDraw.Draw(made).text((20, 20), "\n".join(LINES), fill=0)
    out = io.BytesIO()
    made.save(out, kind)
    return out.getvalue()


MAKERS = {"letter.docx": word, "letter.pdf": pdf, "letter.html": page, "letter.eml": mail}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name, make in MAKERS.items():
        (tmp_path / name).write_bytes(make())
    (tmp_path / "scan.png").write_bytes(picture())
    return tmp_path


def everything(data: bytes) -> str:
    """All bytes of a file, and of the parts of a package, as text."""
    texts = [data.decode("latin-1")]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            texts += [package.read(name).decode("latin-1") for name in package.namelist()]
    if data.startswith(b"%PDF"):
        texts += [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(data)).pages]
    return "\n".join(texts)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("letter.docx", {"paragraph": 3}),
        ("letter.pdf", {"page": 1, "line": 3}),
        ("letter.html", {"paragraph": 3, "line": 1}),
    ],
)
def test_a_finding_has_the_place_where_a_person_finds_it(
    run: Run, here: Path, name: str, place: dict[str, int]
) -> None:
    result = run("check", name, "--format", "json", "--no-model")
    assert result.exit_code == 1, result.stderr
    findings = json.loads(result.stdout)["notes"][0]["findings"]
    found = next(one for one in findings if one["rule"].startswith(("opinion", "respect")))
    assert place.items() <= found["place"].items()
    shown = run("check", name, "--no-model", "--no-excerpts").stdout
    assert all(f"{key} {value}" in shown for key, value in place.items())


def test_an_attachment_is_a_note_of_its_own(run: Run, here: Path) -> None:
    notes = json.loads(run("check", "letter.eml", "--format", "json", "--no-model").stdout)["notes"]
    attached = [one for note in notes for one in note["findings"] if (one["place"] or {}).get("attachment")]
    assert attached
    assert {one["place"]["attachment"] for one in attached} == {"Zubrowska.docx"}


def test_scan_lists_what_no_copy_has_too(run: Run, here: Path) -> None:
    result = run("scan", "letter.docx", "--format", "json", "--excerpts", "--no-model", "--subject", "Jane Okafor")
    assert result.exit_code == 0, result.stderr
    fields = json.loads(result.stdout)["notes"][0]["fields"]
    parts = {field["place"].get("part") for field in fields for mention in field["mentions"]}
    assert {"properties", None} <= {part and part.split(",")[0].split(" ")[-1] for part in parts} or any(parts)
    assert any("Zubrowska" in mention["text"] for field in fields for mention in field["mentions"])


@pytest.mark.parametrize("name", MAKERS)
def test_a_copy_without_the_neighbour(run: Run, here: Path, name: str) -> None:
    result = run("redact", name, *SAR, "--output", "copy" + Path(name).suffix, "--log", "log.json", "--no-model")
    assert result.exit_code == 0, result.stderr
    copy = (here / ("copy" + Path(name).suffix)).read_bytes()
    text = everything(copy)
    assert "ubrowska" not in text
    assert "900318" not in text
    if name != "letter.eml":
        assert "kettle" in text
    log = (here / "log.json").read_text()
    assert "ubrowska" not in log
    assert json.loads(log)["remarks"]
    assert (here / name).read_bytes()  # the source stands as it was


@pytest.mark.parametrize("name", MAKERS)
def test_plan_apply_and_verify(run: Run, here: Path, name: str) -> None:
    copy = "copy" + Path(name).suffix
    assert run("redact", name, *SAR, "--plan", "plan.json", "--no-model").exit_code == 0
    plan = json.loads((here / "plan.json").read_text())
    assert any(item["text"].startswith("picture") for item in plan["items"]) == (name in ("letter.docx", "letter.eml"))
    result = run("redact", name, "--apply", "plan.json", "--output", copy, "--no-ocr")
    assert result.exit_code == 0, result.stderr
    again = run("verify", copy, "--against", name, "--plan", "plan.json", "--no-ocr")
    assert again.exit_code == 0, again.output
    (here / copy).write_bytes((here / name).read_bytes())
    assert run("verify", copy, "--against", name, "--plan", "plan.json", "--no-ocr").exit_code in (1, 2)


def test_a_picture_is_kept_by_a_decision_in_the_plan(run: Run, here: Path) -> None:
    run("redact", "letter.docx", *SAR, "--plan", "plan.json", "--no-model")
    plan = json.loads((here / "plan.json").read_text())
    (logo,) = [item for item in plan["items"] if item["type"] == "PICTURE"]
    assert (logo["proposed"], logo["review"]) == ("withhold", True)
    for decision, count in ((None, 0), ("keep", 1)):
        logo["decision"] = decision
        (here / "plan.json").write_text(json.dumps(plan))
        result = run("redact", "letter.docx", "--apply", "plan.json", "--output", "c.docx", "--overwrite", "--no-ocr")
        assert result.exit_code == 0, result.stderr
        assert len(docx.Document(str(here / "c.docx")).inline_shapes) == count


@pytest.mark.parametrize("name", [*MAKERS, "scan.png"])
def test_a_page_for_people_shows_before_and_after(run: Run, here: Path, name: str) -> None:
    result = run("redact", name, *SAR, "--preview", "out.html", "--no-model")
    assert result.exit_code == 0, result.stderr
    shown = (here / "out.html").read_text()
    assert "personal data" in shown.lower()
    if name != "scan.png":
        assert "Zubrowska" in shown


@pytest.mark.parametrize("name", ["letter.docx", "letter.pdf", "letter.html"])
def test_laid_out_afresh(run: Run, here: Path, name: str) -> None:
    result = run("redact", name, *SAR, "--retypeset", "--output", "copy.pdf", "--no-model")
    assert result.exit_code == 0, result.stderr
    text = everything((here / "copy.pdf").read_bytes())
    assert "kettle" in text
    assert "ubrowska" not in text


def test_pseudonyms_need_text(run: Run, here: Path) -> None:
    """Where pages are pictures every action but keep is a labelled box."""
    run("redact", "letter.pdf", "--policy", "training", "--output", "a.pdf", "--no-model", "--no-ocr")
    assert "ubrowska" not in everything((here / "a.pdf").read_bytes())
    result = run(
        "redact", "letter.pdf", "--policy", "training", "--output", "b.pdf", "--retypeset", "--no-model", "--no-ocr"
    )
    assert result.exit_code == 0, result.stderr
    assert "kettle" in everything((here / "b.pdf").read_bytes())


def test_without_ocr_a_scan_is_listed_and_withheld(run: Run, here: Path) -> None:
    result = run("redact", "scan.png", *SAR, "--output", "copy.png", "--no-model")
    assert result.exit_code == 0, result.stderr
    assert "not read" in result.stderr
    greys = Image.open(here / "copy.png").convert("L").resize((30, 10)).getextrema()
    assert greys[0] == 0
    strict = run("redact", "scan.png", *SAR, "--output", "strict.png", "--no-model", "--strict")
    assert strict.exit_code == 2
    assert "cannot be read back without OCR" in strict.stderr
    assert not (here / "strict.png").exists()


@pytest.mark.parametrize("name", ["letter.docx", "letter.pdf", "letter.html", "letter.eml", "scan.png"])
@pytest.mark.parametrize("verb", ["check", "scan", "redact"])
def test_a_damaged_document_is_one_line_and_2(run: Run, here: Path, name: str, verb: str) -> None:
    data = (here / name).read_bytes()
    broken = data[: len(data) // 3] if name not in ("letter.html", "letter.eml") else b"\x00\xff\xfe\x81" * 200
    (here / name).write_bytes(broken)
    more = ("--policy", "everything", "--output", f"copy{Path(name).suffix}") if verb == "redact" else ()
    result = run(verb, name, *more)
    assert "Traceback" not in result.output
    if result.exit_code != 2:  # a reader that mends what is cut off may give what is left
        assert name in ("letter.pdf", "letter.eml", "scan.png", "letter.html")
    else:
        assert name in result.stderr
        assert not (here / f"copy{Path(name).suffix}").exists()


def test_an_empty_document_is_listed_as_empty(run: Run, here: Path) -> None:
    for name in ("a.docx", "a.pdf", "a.eml", "a.html", "a.png"):
        (here / name).touch()
        result = run("check", name)
        assert (result.exit_code, "empty" in result.stdout) == (0, True), name


def test_a_folder_of_documents(run: Run, here: Path) -> None:
    (here / "in").mkdir()
    for name in ("letter.docx", "letter.pdf"):
        (here / name).rename(here / "in" / name)
    (here / "in" / "old.rtf").write_text(
        r"{\rtf1\ansi Seen with Mrs Zubrowska. The kettle was repaired on the spot.\par}"
    )
    result = run("redact", "in", *SAR, "--output", "out", "--no-model")
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in (here / "out").iterdir()) == ["letter.docx", "letter.pdf", "old.rtf.docx"]


def test_a_sidecar_is_refused_where_nothing_could_be_turned_back(run: Run, here: Path) -> None:
    run("key", "key.bin")
    result = run("redact", "letter.pdf", *SAR, "--output", "copy.pdf", "--key", "key.bin")
    assert result.exit_code == 2
    assert "cannot be turned back" in result.stderr


def test_a_word_copy_is_turned_back_as_text(run: Run, here: Path) -> None:
    run("key", "key.bin")
    made = run("redact", "letter.docx", *SAR, "--output", "copy.docx", "--key", "key.bin", "--no-model")
    assert made.exit_code == 0, made.stderr
    back = run("restore", "copy.docx", "--key", "key.bin", "--output", "back.docx")
    assert back.exit_code == 0, back.stderr
    assert "Zubrowska" in "\n".join(p.text for p in docx.Document(str(here / "back.docx")).paragraphs)


def test_standard_input(run: Run, here: Path) -> None:
    result = run("check", "-", "--stdin-filename", "x.docx", "--no-model", input=(here / "letter.docx").read_bytes())
    assert result.exit_code == 1, result.stderr
    assert "paragraph 3" in result.stdout


def test_a_picture_that_nobody_read_is_not_called_empty(run: Run, here: Path) -> None:
    checked = run("check", "scan.png", "--no-ocr")
    assert (checked.exit_code, "scan.png: not read (pictures)" in checked.stdout) == (0, True)
    assert "empty" not in checked.stdout
    assert "not read" in checked.stderr
    scanned = run("scan", "scan.png", "--no-ocr", "--no-model")
    assert (scanned.exit_code, "scan.png: not read (pictures)" in scanned.stdout) == (0, True)

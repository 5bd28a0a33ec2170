import csv
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import Files, load
from loaders.__main__ import files_of
from loaders.adding import Sheet, addition, append, is_read_back, new_problems, sheet_of
from loaders.dialogue import add_row
from loaders.events import COLUMNS
from loaders.offers import found, suggested_id
from loaders.problems import Problem
from tests.loaders.small_story import SOURCES, STORY, TYPES, events_csv, files_with, places, row
from words import text

ROOT = Path(__file__).parents[2]
BOM = b"\xef\xbb\xbf"
NEW = row(id="id-order", date="2026-01-12", type="order", title_en="Indonesia orders, again", title_fr="Injonction")
ANSWERS = {column: NEW.get(column, "") for column in COLUMNS}
WRITTEN = (
    'id-order,2026-01-12,,order,ID,Komdigi,"Indonesia orders, again",Injonction,'
    "The ministry says so.,Le ministère le dit.,,,,,,press,bbc-20260130,,\n"
)
Ask = Callable[[str], str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of events with one row, and the files beside it."""
    (tmp_path / "event_types.csv").write_text(TYPES, encoding="utf-8")
    (tmp_path / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "story.toml").write_text(STORY, encoding="utf-8")
    (tmp_path / "events.csv").write_bytes(events_csv(row()))
    return tmp_path / "events.csv"


@dataclass(frozen=True)
class Talked:
    """How a dialogue ended, and all that was asked and told."""

    code: int
    lines: list[str]


def answers(*end: str, **own: str | list[str]) -> list[str]:
    """The answers to every question, some of them of a test's own; a currency is asked for with an amount only."""
    given = {column: own.get(column, answer) for column, answer in ANSWERS.items()}
    asked = {column: answer for column, answer in given.items() if column != "currency" or "currency" in own}
    return [part for one in asked.values() for part in ([one] if isinstance(one, str) else one)] + list(end or ["y"])


def talked(file: Path, script: Iterable[str], lang: str = "en", meanwhile: Ask = lambda prompt: prompt) -> Talked:
    """The dialogue with these answers; after the last one the input ends."""
    lines: list[str] = []
    left = iter(script)

    def ask(prompt: str) -> str:
        lines.append(meanwhile(prompt))
        answer = next(left, None)
        if answer is None:
            raise EOFError
        return answer

    return Talked(add_row(files_of(file), lang, ask, lines.append), lines)


def sheet_with(events: bytes) -> Sheet:
    """The small story's file of events, ready for a row."""
    sheet = sheet_of(files_with(events))
    assert isinstance(sheet, Sheet)
    return sheet


def last_row(file: Path) -> dict[str, str]:
    """The last row as any reader of CSV gets it."""
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))[-1]


def test_a_row_is_asked_for_in_the_order_of_the_columns_and_appended(file: Path) -> None:
    before = file.read_bytes()
    talk = talked(file, answers())
    assert talk.code == 0
    assert file.read_bytes() == before + WRITTEN.encode()
    asked = [column for line in talk.lines for column in COLUMNS if line == text(f"add.ask.{column}", "en")]
    assert asked == [column for column in COLUMNS if column != "currency"]
    assert talk.lines[-1] == f"“id-order” was added to {file}, line 3."
    assert load(files_of(file)).problems == ()


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ["= between 1 and 10 January 2026", "= Indonesia and Malaysia", "= Order", "= €120,000,000"]),
        (
            "fr",
            [
                "= entre le 1er et le 10 janvier 2026",
                "= Indonésie et Malaisie",
                "= Injonction",
                "= 120\u202f000\u202f000\xa0€",
            ],
        ),
    ],
)
def test_answers_are_read_back_in_words(file: Path, lang: str, told: list[str]) -> None:
    own = answers(
        date="[2026-01-01..2026-01-10]", jurisdictions="ID;MY", amount="120000000", currency="EUR",
        responds_to="id-block",
    )  # fmt: skip
    talk = talked(file, own, lang)
    assert talk.code == 0
    assert set(told) <= set(talk.lines)
    assert f"= {'Indonesia blocks Grok' if lang == 'en' else 'L’Indonésie bloque Grok'}" in talk.lines
    assert "= BBC, A report (2026-01-30)" in talk.lines


@pytest.mark.parametrize(
    ("column", "wrong", "sentence", "accepted"),
    [
        ("id", "Id Order", "“Id Order” cannot be used here: only lower-case letters without accents, digits and single "
         "hyphens between them. Did you mean “id-order”?", "id-order"),
        ("date", "20260112", "“20260112” is a number alone, not a date. A workbook may have turned a date into it. "
         "Write the date like 2026-01-09. Did you mean “2026-01-12”?", "2026-01-12"),
        ("type", "ordr", "“ordr” is not a type of event_types.csv. Choose one from there, or add it there first. "
         "Did you mean “order”?", "order"),
        ("jurisdictions", "ID; UK", "“UK” is not a code of a country (FR), of a part of one (US-CA), EU or WW. "
         "Several codes are separated by a semicolon. Did you mean “GB”?", "ID;GB"),
        ("part_of", "id-blok", "No row has the id “id-blok”. Correct it, or add that row. Did you mean “id-block”?",
         "id-block"),
        ("amount", "€1,000,000", "“€1,000,000” is not a plain number. Write only digits, without spaces, signs or "
         "words, and a point before decimals. Did you mean “1000000”?", "1000000"),
        ("evidence", "pres", "“pres” is not one of: official, press, single-source, article-only, contested. "
         "Did you mean “press”?", "press"),
        ("sources", "www.example.org/a", "“www.example.org/a” is not a full https address. "
         "Did you mean “https://www.example.org/a”?", "https://www.example.org/a"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_refused_at_once_and_its_near_word_is_taken_only_when_agreed_to(
    file: Path, column: str, wrong: str, sentence: str, accepted: str
) -> None:
    more = {"currency": ""} if column == "amount" else {}
    talk = talked(file, answers(**{column: [wrong, ""]}, **more))
    assert talk.code == 0
    assert sentence in talk.lines
    assert any(line.startswith(f"Enter to accept “{accepted}”") for line in talk.lines)
    assert last_row(file)[column] == accepted


def test_a_near_word_may_be_passed_over(file: Path) -> None:
    assert talked(file, answers(type=["bann", "order"], responds_to=["id-blok", "-"])).code == 0
    assert (last_row(file)["type"], last_row(file)["responds_to"]) == ("order", "")


def test_what_is_needed_cannot_be_left_out(file: Path) -> None:
    talk = talked(file, answers(date=["", "2026-01-12"], title_en="Orders", title_fr="Ordonne"))
    assert "The cell is empty, but “date” is needed here. Fill it in." in talk.lines
    assert talk.code == 0


def test_a_title_in_one_language_is_kept_once_it_is_agreed_to(file: Path) -> None:
    talk = talked(file, answers(title_en=["", ""], title_fr=["", "Injonction"]))
    assert "The cell is empty, but “title_fr” is needed here. Fill it in." in talk.lines
    assert talk.code == 0
    assert (last_row(file)["title_en"], last_row(file)["title_fr"]) == ("", "Injonction")


def test_words_are_chosen_by_number(file: Path) -> None:
    talk = talked(file, answers(type="3", evidence="2", amount="5", currency="1"))
    assert talk.code == 0
    assert {"   3. order (Order)", "   2. press (two publishers or more)", "   1. EUR"} <= set(talk.lines)
    assert [last_row(file)[column] for column in ("type", "evidence", "currency")] == ["order", "press", "EUR"]


def test_sources_and_events_are_found_by_words(file: Path) -> None:
    own = answers(responds_to=["grok", "1"], sources=["afp-20260105; REPORT", "2;https://example.org/a"])
    talk = talked(file, own)
    assert talk.code == 0
    assert "   1. id-block (Indonesia blocks Grok)" in talk.lines
    assert "   2. bbc-20260130 (BBC, A report (2026-01-30))" in talk.lines
    assert (last_row(file)["responds_to"], last_row(file)["sources"]) == (
        "id-block",
        "bbc-20260130;https://example.org/a",
    )


def test_an_id_is_suggested_at_the_end_and_may_be_another(file: Path) -> None:
    assert talked(file, answers("", "y", id="")).code == 0
    assert last_row(file)["id"] == "id-indonesia-orders-again"
    assert talked(file, answers("id-order-2", "y", id="", date="2026-01-13")).code == 0
    assert last_row(file)["id"] == "id-order-2"


def test_a_suggested_id_is_free() -> None:
    one = row(title_en="The block of Grok", jurisdictions="WW;ID")
    taken = ["id-block-grok", "id-block-grok-20260110", "id-block-grok-20260110-2"]
    expected = ["id-block-grok", *taken[1:], "id-block-grok-20260110-3"]
    sheets = [sheet_with(events_csv(*(row(id=name) for name in taken[:count]))) for count in range(4)]
    assert [suggested_id(one, sheet) for sheet in sheets] == expected


def test_an_id_of_another_row_is_refused_at_once(file: Path) -> None:
    talk = talked(file, answers(id=["id-block", "id-order"]))
    assert (
        "The name “id-block” already belongs to line 2. Give this row another one; the older one keeps its links."
        in talk.lines
    )
    assert talk.code == 0


def test_a_warning_between_rows_is_shown_and_asks(file: Path) -> None:
    before = file.read_bytes()
    own = answers("n", type="ban", date="2026-01-10")
    talk = talked(file, own)
    assert (talk.code, talk.lines[-1]) == (1, "Nothing was written.")
    assert any(
        line.startswith(f"{file}:3: id: This may be the same event as “id-block” on line 2") for line in talk.lines
    )
    assert file.read_bytes() == before
    assert talked(file, [*own[:-1], "y"]).code == 0


def test_an_error_between_rows_blocks_until_a_column_is_answered_again(file: Path) -> None:
    before = file.read_bytes()
    early = {"date": "2026-01-09", "responds_to": "id-block"}
    talk = talked(file, answers("y", "n", **early))
    assert (talk.code, file.read_bytes()) == (1, before)
    assert text("add.not_understood", "en") in talk.lines
    assert any("which it is said to answer" in line for line in talk.lines)
    assert talked(file, answers("", "-", "date", "", "y", **early)).code == 0
    assert (last_row(file)["date"], last_row(file)["responds_to"]) == ("2026-01-09", "")


def test_a_currency_goes_when_its_amount_goes(file: Path) -> None:
    assert talked(file, answers("amount", "-", "y", amount="5", currency="EUR")).code == 0
    assert (last_row(file)["amount"], last_row(file)["currency"]) == ("", "")


def test_a_currency_without_an_amount_is_an_error_at_the_amount(file: Path) -> None:
    talk = talked(file, answers("currency", "EUR", "", "5", "EUR", "y"))
    assert f"{file}:3: amount: The cell is empty, but “amount” is needed here. Fill it in." in talk.lines
    assert talk.code == 0
    assert (last_row(file)["amount"], last_row(file)["currency"]) == ("5", "EUR")


def test_only_problems_that_the_row_brings_are_shown(file: Path) -> None:
    file.write_bytes(events_csv(row(), row(id="bad", type="parade")))
    talk = talked(file, answers())
    assert talk.code == 0
    assert [line for line in talk.lines if "parade" in line] == []
    assert text("add.errors_before", "en", file=file, errors=1) in talk.lines


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("stop", [EOFError, KeyboardInterrupt])
def test_stopping_writes_nothing_and_says_so(file: Path, lang: str, stop: type[BaseException]) -> None:
    before, lines = file.read_bytes(), list[str]()

    def ask(prompt: str) -> str:
        raise stop(prompt)

    assert add_row(files_of(file), lang, ask, lines.append) == 1
    assert lines[-2:] == ["", {"en": "Nothing was written.", "fr": "Rien n’a été écrit."}[lang]]
    assert file.read_bytes() == before


def test_a_file_that_was_changed_meanwhile_is_left_alone_and_the_row_is_shown(file: Path) -> None:
    others = file.read_bytes() + b"\n"

    def meanwhile(prompt: str) -> str:
        file.write_bytes(others)
        return prompt

    talk = talked(file, answers(), meanwhile=meanwhile)
    assert (talk.code, file.read_bytes()) == (1, others)
    assert talk.lines[-3:] == [text("add.changed", "en", file=file), WRITTEN.strip(), "Nothing was written."]


def test_a_file_that_went_away_meanwhile_is_not_made_anew(file: Path) -> None:
    def meanwhile(prompt: str) -> str:
        file.unlink(missing_ok=True)
        return prompt

    assert talked(file, answers(), meanwhile=meanwhile).code == 1
    assert not file.exists()


def test_a_row_that_does_not_fit_on_the_disk_leaves_no_half(file: Path) -> None:
    """A limit on the size of files takes the place of a full disk: the system writes only a part."""
    before = file.read_bytes()
    program = (
        "import resource, sys; from pathlib import Path; from loaders.adding import append; path = Path(sys.argv[1]);"
        "raw = path.read_bytes(); resource.setrlimit(resource.RLIMIT_FSIZE, (len(raw) + 5, len(raw) + 5));"
        "append(path, raw, b'a row longer than that')"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(file)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr.splitlines()[-1]) == (1, "OSError")
    assert file.read_bytes() == before


def test_bytes_are_appended_only_to_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a\n")
    assert [append(path, b"b\n", b"c\n"), append(path, b"a\n", b"c\n")] == [False, True]
    assert path.read_bytes() == b"a\nc\n"


REVERSED = tuple(reversed(COLUMNS))


def written_as(raw: bytes, delimiter: str, end: str, columns: tuple[str, ...] = COLUMNS) -> bytes:
    """The same rows with another separator, line end and order of columns."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows(csv.DictReader(io.StringIO(raw.decode(), newline="")))
    return out.getvalue().encode()


@pytest.mark.parametrize(
    ("before", "start", "end"),
    [
        (written_as(events_csv(row()), ";", "\r\n"), b"id-order;2026-01-12;;order;", b";;\r\n"),
        (written_as(events_csv(row()), "\t", "\n"), b"id-order\t2026-01-12\t\torder\t", b"\t\t\n"),
        (written_as(events_csv(row()), ",", "\r"), b"id-order,", b",,\r"),
        (BOM + events_csv(row()), b"id-order,", b",,\n"),
        (events_csv(row()).rstrip(b"\n"), b"\nid-order,", b",,\n"),
        (events_csv(row()) + b"\n\n", b"id-order,", b",,\n"),
        (events_csv(row(summary_en="One\r\ntwo")), b"id-order,", b",,\n"),
        (written_as(events_csv(row()), ",", "\n", REVERSED), b",,bbc-20260130,press,", b",2026-01-12,id-order\n"),
        (events_csv(), b"id-order,", b",,\n"),
        (events_csv().rstrip(b"\n"), b"\nid-order,", b",,\n"),
    ],
)  # fmt: skip
def test_a_row_is_written_as_the_file_is(file: Path, before: bytes, start: bytes, end: bytes) -> None:
    file.write_bytes(before)
    assert talked(file, answers()).code == 0
    after = file.read_bytes()
    assert after[: len(before)] == before
    assert (after[len(before) :].startswith(start), after.endswith(end)) == (True, True)
    assert load(files_of(file)).events[-1].id == "id-order"


def test_a_file_of_another_encoding_keeps_it_and_refuses_what_it_cannot_hold(file: Path) -> None:
    before = events_csv(row()).decode().encode("cp1252")
    file.write_bytes(before)
    talk = talked(file, answers(summary_fr=["Đ", "Le ministère l’a dit."]))
    assert talk.code == 0
    assert text("add.unwritable", "en", sign="U+0110") in talk.lines
    assert file.read_bytes()[len(before) :] == WRITTEN.replace("le dit", "l’a dit").encode("cp1252")


@pytest.mark.parametrize("code", [0x0, 0x1B, 0xD, 0xD800, 0xFFFD])
def test_signs_that_are_no_text_are_refused(file: Path, code: int) -> None:
    sign = chr(code)
    talk = talked(file, answers(actors=[f"X{sign}Y", "X"]))
    assert talk.code == 0
    assert text("add.unwritable", "en", sign=f"U+{code:04X}") in talk.lines


def test_columns_that_a_file_lacks_are_not_asked_for_and_others_stay_empty(file: Path) -> None:
    few = tuple(column for column in COLUMNS if column != "note_fr")
    header, one = events_csv(row()).decode().splitlines()
    before = f"{header.removesuffix(',note_fr')},mine\n{one.removesuffix(',')},kept\n".encode()
    file.write_bytes(before)
    talk = talked(
        file, [answer for column, answer in ANSWERS.items() if column in few and column != "currency"] + ["y"]
    )
    assert talk.code == 0
    assert file.read_bytes() == before + WRITTEN.encode()
    assert text("add.ask.note_fr", "en") not in talk.lines


CELL = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12).map(str.strip)
FORMS = st.sampled_from([(separator, end) for separator in ",;\t" for end in ("\n", "\r\n", "\r")])


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(COLUMNS[1:], CELL)), FORMS, st.booleans(), st.booleans())
def test_whatever_a_row_holds_is_read_back(
    cells: dict[str, str], form: tuple[str, str], mark: bool, last_end: bool
) -> None:
    raw = BOM * mark + written_as(events_csv(row()), *form)
    sheet = sheet_with(raw if last_end else raw.rstrip(b"\r\n"))
    assert is_read_back({"id": "new"} | cells, sheet)


def test_a_row_that_an_open_quotation_mark_would_swallow_is_not_written(file: Path) -> None:
    before = events_csv(row()) + b'"open'
    file.write_bytes(before)
    talk = talked(file, answers(title_en=", again"))
    assert (talk.code, file.read_bytes()) == (1, before)
    assert talk.lines[-2:] == [text("add.not_read_back", "en", file=file), "Nothing was written."]
    assert talked(file, answers()).code == 0


def test_what_a_row_brings_about_in_another_is_new() -> None:
    sheet = sheet_with(events_csv(row(end="2026-03-01"), row(id="old", date="sometime")))
    lift = row(id="lift", type="ban-lifted", date="2026-02-01", ends="id-block", sources="https://example.org/a")
    assert places(new_problems(lift, sheet)) == [("end_and_ended", 2, "end", "2026-03-01")]
    assert addition(lift, sheet).startswith(b"lift,2026-02-01,,ban-lifted,")


@pytest.mark.parametrize(
    ("searched", "names"), [("montenegro", ["a"]), ("BAN ENE", ["a"]), ("ban", ["a", "b"]), ("x", []), (" ", [])]
)
def test_a_search_knows_neither_accents_nor_case(searched: str, names: list[str]) -> None:
    assert found(searched, {"a": "Ban in Monténégro", "b": "Ban"}) == names


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        (files_with(b""), ["unreadable_file"]),
        (files_with(b"id,date\n"), ["missing_column"]),
        (files_with(b'"id,date\n'), ["bad_quotes"]),
        (files_with(events_csv(row()), types=""), ["unreadable_file"]),
        (files_with(events_csv(row()), sources=""), ["unreadable_file"]),
        (files_with(events_csv(row()), story="as_of ="), ["unreadable_file"]),
    ],
)
def test_where_no_row_can_be_checked_none_is_asked_for(files: Files, codes: list[str]) -> None:
    sheet = sheet_of(replace(files, name="e.csv"))
    assert not isinstance(sheet, Sheet)
    assert all(isinstance(problem, Problem) for problem in sheet)
    assert set(codes) <= {problem.code for problem in sheet}


def run_add(file: Path, lines: list[str], lang: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "loaders", "add", str(file), "--lang", lang],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        input="".join(f"{line}\n" for line in lines).encode(encoding).decode("utf-8", "surrogateescape"),
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )


@pytest.mark.parametrize(("lang", "yes"), [("en", "y"), ("fr", "o")])
def test_the_command_adds_a_row_from_its_input(file: Path, lang: str, yes: str) -> None:
    before = file.read_bytes()
    run = run_add(file, answers(yes), lang)
    assert (run.returncode, run.stderr) == (0, "")
    assert file.read_bytes() == before + WRITTEN.encode()
    assert run.stdout.endswith(f"{text('add.done', lang, id='id-order', file=file, line=3)}\n")


def test_the_command_refuses_input_that_is_no_text_and_stops_with_its_end(file: Path) -> None:
    before = file.read_bytes()
    run = run_add(file, ["été"], "en", "cp1252")
    assert (run.returncode, run.stderr, file.read_bytes()) == (1, "", before)
    assert "(U+FFFD)" in run.stdout
    assert run.stdout.endswith("\nNothing was written.\n")


def test_the_command_gives_2_for_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    run = run_add(tmp_path / "none.csv", [], "fr")
    assert (run.returncode, run.stderr) == (2, "")
    assert "Ce fichier est absent ou vide." in run.stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.problems import Problem
from loaders.tables import Table, TableRow, fault_place, read_table

COLUMNS = ("id", "title", "note")


def read(raw: bytes | str) -> Table:
    return read_table(raw if isinstance(raw, bytes) else raw.encode(), "t.csv", COLUMNS, ("id", "title"))


def fault(code: str, line: int, column: str, value: str = "", **more: str) -> Problem:
    reason, meant = more.pop("reason", ""), more.pop("meant", "")
    return Problem(code, "error", "t.csv", line, column, value, reason, tuple(more.items()), meant)


@pytest.mark.parametrize(
    "raw",
    [
        "id,title,note\na,Été,n\n".encode(),
        "id,title,note\na,Été,n".encode(),
        "\ufeffid,title,note\na,Été,n\n".encode(),
        "id,title,note\na,Été,n\n".encode("cp1252"),
        "id;title;note\na;Été;n\n".encode(),
        "id\ttitle\tnote\na\tÉté\tn\n".encode(),
        "id,title,note\r\na,Été,n\r\n".encode(),
        "id,title,note\ra,Été,n\r".encode(),
        "note,id,title\nn,a,Été\n".encode(),
        " id , title , note \n a , Été , n \n".encode(),
        '"id","title","note"\n"a","Été","n"\n'.encode(),
        "id,title,note,,\na,Été,n,,\n".encode(),
        "id,title,note\na,Été,n,,,\n".encode(),
    ],
)
def test_a_table_is_read_whatever_program_saved_it(raw: bytes) -> None:
    assert read(raw) == Table((TableRow(2, {"id": "a", "title": "Été", "note": "n"}),), ())


def test_a_row_has_the_physical_line_on_which_it_starts() -> None:
    table = read('\nid,title,note\n\na,"one\r\ntwo\n",n\n,,\nb,"said ""no"", twice",\n')
    assert table == Table(
        (
            TableRow(4, {"id": "a", "title": "one\ntwo", "note": "n"}),
            TableRow(8, {"id": "b", "title": 'said "no", twice', "note": ""}),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "unreadable.empty"),
        (b"\xef\xbb\xbf", "unreadable.empty"),
        (b"\n ,, \n", "unreadable.empty"),
        (b"PK\x03\x04\x00\x00", "unreadable.not_text"),
        ("id,title,note\n".encode("utf-16"), "unreadable.not_text"),
        (b"id,title\x9d\xff,note\n", "unreadable.not_text"),
    ],
)
def test_what_is_no_text_is_one_problem(raw: bytes, reason: str) -> None:
    assert read(raw) == Table((), (fault("unreadable_file", 1, "", reason=reason),))


def test_without_a_required_column_there_are_no_rows() -> None:
    assert read("\nid,titel,note\na,b,c\n") == Table(
        (), (fault("missing_column", 2, "title"), fault("unknown_column", 2, "titel", "titel", meant="title"))
    )


def test_other_faults_of_the_header_leave_the_rows() -> None:
    assert read("id,title,colour,title\na,first,red,second\n") == Table(
        (TableRow(2, {"id": "a", "title": "first", "note": ""}),),
        (
            fault("missing_column", 1, "note"),
            fault("unknown_column", 1, "colour", "colour"),
            fault("duplicate_column", 1, "title", "title"),
        ),
    )


def test_a_column_without_a_name_among_others_is_unknown() -> None:
    assert read("id,,title,note\n").problems == (fault("unknown_column", 1, ""),)


def test_rows_of_another_length_say_where_it_shows() -> None:
    table = read("id,title,note\na\nb,t,n,more,\nc,t,n\n")
    assert table.problems == (
        fault("row_too_short", 2, "title", found="1", expected="3"),
        fault("row_too_long", 3, "note", "more", found="5", expected="3"),
    )
    assert [row.cells["id"] for row in table.rows] == ["a", "b", "c"]


@pytest.mark.parametrize(("cell", "value"), [('"open', "open"), ('"shut"again', 'shut"again')])
def test_a_stray_quotation_mark_costs_no_other_row(cell: str, value: str) -> None:
    table = read(f'id,title,note\na,"x, y",n\nb,{cell},n\nc,"x\ny",n\nd,t,n\n')
    assert table.problems == (fault("bad_quotes", 3, "title", value),)
    assert [(row.line, row.cells["id"]) for row in table.rows] == [(2, "a"), (3, "b"), (4, "c"), (6, "d")]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ('"open,b,c', 0),
        ('a,"open, still open,c', 1),
        ('a,"shut, ""inside""",c,"open', 3),
        ('a,"shut",b"c,"again"x,d', 3),
        ("no quotation mark", 0),
    ],
)
def test_the_cell_with_the_stray_quotation_mark_is_found(line: str, place: int) -> None:
    assert fault_place(f"{line}\r\n", ",") == place


def test_a_mark_that_is_open_at_the_end_of_the_file_may_be_a_cut() -> None:
    cut, closed = read('id,title,note\na,t,n\nb,"cut in t'), read('id,title,note\nb,"open,n\na,t,n\n')
    assert [problem.reason for problem in (*cut.problems, *closed.problems)] == ["bad_quotes.last", ""]


@pytest.mark.parametrize(
    ("raw", "line"), [(b"id,title\na\0,t\n", 2), (b"\0", 1), (b"\x89PNG\r\n\x1a\n\0", 1), ("i,t\na,é\0".encode(), 2)]
)
def test_a_file_with_a_nul_names_its_line_unless_all_of_it_is_no_text(raw: bytes, line: int) -> None:
    assert [(p.code, p.line) for p in read_table(raw, "t.csv", COLUMNS, COLUMNS).problems] == [
        ("unreadable_file", line)
    ]


def test_a_stray_quotation_mark_in_the_header_is_told() -> None:
    assert read('id,title,"note\na,b,c\n').problems == (fault("bad_quotes", 1, "note", "note"),)


@given(st.one_of(st.binary(), st.text(alphabet='id,;"\n\r\t note').map(str.encode)))
def test_no_bytes_are_too_strange(raw: bytes) -> None:
    table = read(raw)
    assert table.rows or table.problems or raw

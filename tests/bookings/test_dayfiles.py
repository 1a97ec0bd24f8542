import csv
import io
import re
import zlib
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from bookings import dayfiles, daylist
from bookings.actions import visits
from socialservice.models import AccessLog
from socialservice.roles import Right
from tests import factories
from tests.bookings.desk_day import DAY, LIST, book, signed_in
from tests.conftest import NOW


def lines(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_csv_holds_everybody_and_the_sum_of_the_day(town, sintija):
    book(town, "10:00", "Zenta Grīnberga", code="482913", phone="+37129123456")
    book(town, "10:20", "Oļegs Ķirsis", state="no_show")
    visits.send_stranger_away(office=town.office, reason="no_time", by=town.staff("front_desk"))
    town.slots(DAY, "11:00")

    answer = sintija.get(town.url(f"{LIST}csv/"))

    assert answer["Content-Disposition"] == 'attachment; filename="centrs-2026-09-07.csv"'
    assert lines(answer)[1:4] == [
        ["8:00", "", "Bez pieraksta un vārda", "", "", "", "", "", "Aizsūtīts", "vairs nav laika", "", ""],
        [
            "10:00",
            "",
            "Zenta Grīnberga",
            "482913",
            "29 123 456",
            "sociālā palīdzība",
            "Ilze Ozola",
            "102",
            "Apstiprināts",
            "",
            "tīmeklī",
            "klātienē",
        ],
        [
            "10:20",
            "",
            "Oļegs Ķirsis",
            lines(answer)[3][3],
            lines(answer)[3][4],
            "sociālā palīdzība",
            "Ilze Ozola",
            "102",
            "Neieradās",
            "",
            "tīmeklī",
            "klātienē",
        ],
    ]
    assert [int(line[1]) for line in lines(answer)[5:]] == [2, 1, 0, 1, 0, 0, 1, 1]
    assert AccessLog.objects.filter(what="day file").count() == 1


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+371", "-1", "@SUM(A1)"])
def test_no_name_is_a_formula(town, sintija, name):
    book(town, "10:00", name)

    text = lines(sintija.get(town.url(f"{LIST}csv/")))
    book_of = load_workbook(io.BytesIO(sintija.get(town.url(f"{LIST}xlsx/")).content))
    cell = book_of.worksheets[0]["C2"]

    assert text[1][2] == f"'{name}"
    assert (cell.value, cell.data_type) == (name, "s")


def test_excel_has_the_list_and_the_sum(town, sintija):
    book(town, "10:00", "Zenta Grīnberga")

    found = load_workbook(io.BytesIO(sintija.get(town.url(f"{LIST}xlsx/")).content))

    assert found.sheetnames == ["07.09.2026", "Kopsavilkums"]
    assert found.worksheets[0]["C2"].value == "Zenta Grīnberga"
    assert [row[1].value for row in found.worksheets[1].iter_rows()] == [1, 0, 0, 0, 0, 0, 0, 1]


def test_filter_is_kept_in_the_files(town, sintija):
    dace = factories.resource(town.office, town.purpose, name="Dace Kalniņa")
    book(town, "10:00", "Ilzes klients")
    book(town, "10:00", "Daces klients", resource=dace, code="482914")

    found = lines(sintija.get(town.url(f"{LIST}csv/?kas={dace.pk}")))

    assert [line[2] for line in found[1:]] == ["Daces klients"]


def test_front_desk_gets_the_group_of_a_purpose_in_every_file(town, sintija):
    book(town, "10:00", need="Nevaru samaksāt īri")
    specialist = signed_in(town.staff("manager"))

    for ending in ("csv", "xlsx"):
        front, special = (_text(client.get(town.url(f"{LIST}{ending}/")), ending) for client in (sintija, specialist))
        assert "sociālā palīdzība" in front and "Mājokļa pabalsts" not in front and "samaksāt" not in front
        assert "Mājokļa pabalsts" in special


def _text(answer, ending) -> str:
    if ending == "csv":
        return answer.content.decode()
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_pdf_is_made_for_when_the_network_fails(town, sintija):
    book(town, "10:00", "Zenta #evil[x] $a$")

    answer = sintija.get(town.url(f"{LIST}pdf/"))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-") and b"StructTreeRoot" in answer.content


def sheets(pdf: bytes) -> int:
    packed = re.findall(rb"/ObjStm.*?stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    plain = [pdf, *(zlib.decompressobj().decompress(part) for part in packed)]
    return sum(len(re.findall(rb"/Type\s*/Page\b", part)) for part in plain)


def test_paper_says_who_need_not_come(town, sintija):
    book(town, "10:00", "Zenta Grīnberga", mode="phone")
    book(town, "10:20", "Oļegs Ķirsis")

    page = sintija.get(town.url(f"{LIST}druka/")).content.decode()
    [told] = dayfiles.paper(daylist.read(town.office, DAY, user=None, rights=set(Right), now=NOW), {})
    rows = [dayfiles._on_paper(row) for _hour, rows in told.hours for row in rows]

    assert page.count('<span class="box">') == 1 and "<strong>pa tālruni</strong>" in page
    assert [row[-1] for row in rows] == ["pa tālruni", ""]
    assert sintija.get(town.url(f"{LIST}pdf/")).content.startswith(b"%PDF-")


def test_pdf_gives_each_specialist_a_page(town, sintija):
    dace = factories.resource(town.office, town.purpose, name="Dace Kalniņa", order=20)
    book(town, "10:00", "Ilzes klients", code="111222")
    book(town, "10:00", "Daces klients", code="333444", resource=dace)

    pages = {
        query: sheets(sintija.get(town.url(f"{LIST}pdf/{query}")).content)
        for query in ("", "?pa-specialistiem", f"?kas={dace.pk}", "?kas=999999")
    }

    assert pages == {"": 1, "?pa-specialistiem": 2, f"?kas={dace.pk}": 1, "?kas=999999": 1}


def test_files_are_for_who_sees_the_day(town):
    for ending in ("csv", "xlsx", "pdf"):
        assert signed_in(town.staff("administrator")).get(town.url(f"{LIST}{ending}/")).status_code == 403


def test_paper_for_each_specialist_and_for_the_next_day(town, sintija):
    dace = factories.resource(town.office, town.purpose, name="Dace Kalniņa", order=20)
    book(town, "10:00", "Ilzes klients")
    book(town, "10:00", "Daces klients", resource=dace, code="482914")
    factories.slot(town.resource, town.slots(DAY, "9:00")[0].starts_at + timedelta(days=2))

    page = sintija.get(town.url(f"{LIST}druka/?pa-specialistiem")).content.decode()

    assert page.count('<section class="sheet">') == 2
    assert page.index("Ilzes klients") < page.index(". Dace Kalniņa</h1>") < page.index("Daces klients")
    assert "/diena/2026-09-09/druka/" in page

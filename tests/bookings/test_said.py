import pytest

from bookings.said import best_first

PURPOSES = {
    "housing": ["Mājokļa pabalsts Housing benefit", "Samaksāt īri, apkuri Pay the rent", "", "īres līgums"],
    "health": ["Pabalsts veselības aprūpei Health-care benefit", "Nopirkt zāles, brilles", "", "ārsta izraksts"],
    "ticket": ["Bezmaksas abonementa biļete Free season ticket", "Sabiedriskajam transportam", "", "vecā biļete"],
    "status": ["Trūcīgas mājsaimniecības statuss", "Saņemt izziņu", "Pabalsts vai statuss", "pārskati"],
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("īre", ["housing"]),
        ("ire", ["housing"]),
        ("par īres maksu", ["housing", "status"]),
        ("brilles pabalsts", ["health", "housing", "status"]),
        ("pabalsts", ["housing", "health", "status"]),
        ("biļešu", ["ticket"]),
        ("biļeti autobusam", ["ticket"]),
        ("bil", ["ticket"]),
        ("TICKET season", ["ticket"]),
        ("season ticket", ["ticket"]),
        ("zālēm", ["health"]),
        ("izziņa", ["status"]),
        ("lidmašīna", []),
        ("a", []),
        ("", []),
        ("… , !", []),
    ],
)
def test_best_first(said, found):
    assert best_first(said, PURPOSES) == found

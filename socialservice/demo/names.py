"""Invented people's names and streets. Any likeness to somebody is chance: first names and surnames are drawn apart."""

from datetime import date

# Surnames: (of a man, of a woman).
SURNAMES = [
    tuple(pair.split("/"))
    for pair in """
    Āboliņš/Āboliņa Āpsis/Āpse Auziņš/Auziņa Avotiņš/Avotiņa Balodis/Balode Bērziņš/Bērziņa Blūms/Blūma Briedis/Briede
    Bumbieris/Bumbiere Caune/Caune Celmiņš/Celmiņa Ceriņš/Ceriņa Cīrulis/Cīrule Čakste/Čakste Čiekurs/Čiekura
    Dambis/Dambe Dārznieks/Dārzniece Dreimanis/Dreimane Dzenis/Dzene Dzērve/Dzērve Eglītis/Eglīte Ezeriņš/Ezeriņa
    Ērglis/Ērgle Fišers/Fišere Freimanis/Freimane Gailis/Gaile Garais/Garā Grauds/Grauda Grīnbergs/Grīnberga
    Gulbis/Gulbe Ģērmanis/Ģērmane Irbe/Irbe Jansons/Jansone Jaunzems/Jaunzeme Kalējs/Kalēja Kalniņš/Kalniņa
    Kārkliņš/Kārkliņa Kļaviņš/Kļaviņa Krastiņš/Krastiņa Krauklis/Kraukle Krievs/Krieva Krūmiņš/Krūmiņa
    Ķēniņš/Ķēniņa Ķirsis/Ķirse Lācis/Lāce Laiviņš/Laiviņa Lapiņš/Lapiņa Liepiņš/Liepiņa Lūsis/Lūse Ļaudams/Ļaudama
    Mālnieks/Mālniece Mežulis/Mežule Mucenieks/Muceniece Muižnieks/Muižniece Neimanis/Neimane Ozols/Ozola
    Paeglis/Paegle Pētersons/Pētersone Plūme/Plūme Podnieks/Podniece Pūce/Pūce Purviņš/Purviņa Riekstiņš/Riekstiņa
    Rozenbergs/Rozenberga Rozītis/Rozīte Rudzītis/Rudzīte Saulītis/Saulīte Siliņš/Siliņa Skuja/Skuja Smilga/Smilga
    Sproģis/Sproģe Strautmanis/Strautmane Strazds/Strazda Šķēle/Šķēle Šmits/Šmite Šteinbergs/Šteinberga
    Tauriņš/Tauriņa Ūdris/Ūdre Upītis/Upīte Vanags/Vanaga Vārpa/Vārpa Vāvere/Vāvere Veinbergs/Veinberga
    Vējonis/Vējone Vilks/Vilka Vītols/Vītola Zaķis/Zaķe Zariņš/Zariņa Zeltiņš/Zeltiņa Zvaigzne/Zvaigzne
    Zvejnieks/Zvejniece Zvirbulis/Zvirbule Žagars/Žagare Žīgurs/Žīgure
    Ivanovs/Ivanova Jankovskis/Jankovska Kozlovskis/Kozlovska Mihailovs/Mihailova Novickis/Novicka
    Petrovs/Petrova Romanovskis/Romanovska Sokolovs/Sokolova Stankevičs/Stankeviča Vasiļjevs/Vasiļjeva
    """.split()
]

# First names by generation, the oldest first: (born before, women, men).
FIRST_NAMES = [
    (
        date(1955, 1, 1),
        """Aina Anna Ausma Austra Ārija Biruta Dzidra Elza Erna Gaida Herta Ilga Irma Laima Lidija Lūcija Maija Marija
        Milda Mirdza Olga Rasma Skaidrīte Valentīna Valija Velta Vija Vilhelmīne Zenta Zigrīda""".split(),
        """Aleksandrs Alfons Alfrēds Arnolds Arvīds Ēvalds Harijs Imants Jānis Jāzeps Kārlis Laimonis Pēteris Valdis
        Vilis Visvaldis Voldemārs Zigurds""".split(),
    ),
    (
        date(1985, 1, 1),
        """Aija Anita Baiba Dace Daiga Diāna Evita Gunta Ilona Ilze Inese Inga Ingrīda Inta Ināra Iveta Jeļena Kristīne
        Līga Ludmila Ņina Rita Sandra Sarmīte Signe Solvita Svetlana Vineta Vita Žanna""".split(),
        """Agris Aigars Ainārs Aivars Andris Dainis Edgars Gints Guntis Ģirts Ivars Juris Māris Modris Normunds Oļegs
        Raimonds Sergejs Uldis Viktors""".split(),
    ),
    (
        date.max,
        """Agnese Alise Anete Annija Elīna Estere Evelīna Katrīna Laura Linda Madara Marta Monta Paula Rūta Samanta
        Santa Sintija Undīne Viktorija Zane""".split(),
        """Artūrs Dāvis Emīls Ēriks Gustavs Kristaps Markuss Mārtiņš Niks Ņikita Ralfs Reinis Rihards Roberts Rūdolfs
        Šarlis Toms Valters""".split(),
    ),
]

# Who would rather be written to in English.
FOREIGN_NAMES = """Daniel Okafor|Sofia Almeida|Priya Nair|Michael Turner|Hanna Lindqvist|Tomasz Wiśniewski|Maria Fernandes
Ahmed Karimi|Olena Shevchuk|James Whitfield|Elif Yıldız|Nino Beridze""".replace("\n", "|").split("|")

STREETS = {
    "liepaja": """Kuršu iela|Graudu iela|Bāriņu iela|Ganību iela|Peldu iela|Toma iela|Uliha iela|Atmodas bulvāris
Turaidas iela|Dzintaru iela|Klaipēdas iela|Raiņa iela""",
    "daugavpils": "Rīgas iela|Cietokšņa iela|Imantas iela|Saules iela|Mihoelsa iela|Parādes iela|Kandavas iela|18. novembra iela",
    "kuldiga": "Liepājas iela|Baznīcas iela|Kalna iela|Mucenieku iela|Aizputes iela|Ventspils iela",
    "koknese": "Blaumaņa iela|Melioratoru iela|Lāčplēša iela|Parka iela|1905. gada iela",
}
TOWNS = {
    "liepaja": "Liepāja, LV-3401",
    "daugavpils": "Daugavpils, LV-5401",
    "kuldiga": "Kuldīga, Kuldīgas novads, LV-3301",
    "koknese": "Koknese, Kokneses pagasts, LV-5113",
}

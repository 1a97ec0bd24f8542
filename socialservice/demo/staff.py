"""The invented staff of the demo, one common password, and the sign-ins that are shown to whoever starts it."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from ..models import BasePlace, Posting, SpecialistDistrict, StaffCompetence, User
from ..roles import Role
from . import files
from .places import INVENTED, dated
from .world import World

BASED_SINCE = date(2021, 10, 1)  # when Kuldīga gave each specialist a base place
PASSWORD = "pieraksts-demo"  # noqa: S105 - printed beside the sign-ins


def load(world: World, code: str, data: dict) -> None:
    for row in data["staff"]:
        email = _email(code, row["key"])
        world.users[email] = User(
            email=email,
            name=row["name"],
            job_title=row.get("job_title", ""),
            phone=row.get("phone", ""),
            work_email=row.get("work_email", ""),
            password=_secret(),
            is_demo=True,
        )
    staff = [world.users[_email(code, row["key"])] for row in data["staff"]]
    for user in staff:
        user.derive()
    User.objects.bulk_create(staff)
    EmailAddress.objects.bulk_create(EmailAddress(user=u, email=u.email, verified=True, primary=True) for u in staff)
    world.taken_names.update(user.name for user in staff)
    for user, row in zip(staff, data["staff"], strict=True):
        _duties(world, code, user, row)


def sign_ins() -> Iterator[tuple[str, Role, str]]:
    """(municipality, role, e-mail address) of one per persona."""
    for code in files.MUNICIPALITIES:
        data = files.municipality(code)
        for row in data["staff"]:
            if row.get("sign_in"):
                yield data["municipality"]["name"], Role(row["postings"][0]["role"]), _email(code, row["key"])


@cache
def _secret() -> str:
    """Made once: a good hash takes its time."""
    return make_password(PASSWORD)


def _email(code: str, key: str) -> str:
    return f"{key}@{code}.example"


def _duties(world, code: str, user: User, row: dict) -> None:
    for posting in row["postings"]:
        office = posting.get("office") and world.offices[posting["office"]]
        dated(Posting, {"role": posting["role"]}, user=user, municipality=world.municipalities[code], office=office)
    for held in row.get("competences", []):
        competence = world.competences[code, held.pop("competence")]
        dated(StaffCompetence, held, user=user, competence=competence)
    for served in row.get("serves", []):
        competence = world.competences[code, served.pop("competence")]
        districts = served.pop("districts")
        for name in districts:
            told = {"source_note": INVENTED, **served, "district": world.districts[code, name]}
            dated(SpecialistDistrict, told, user=user, competence=competence)
    if base := row.get("base"):
        based = {"valid_from": BASED_SINCE, "source_note": INVENTED}
        dated(BasePlace, based, user=user, office=world.offices[base])

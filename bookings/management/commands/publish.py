from datetime import date, timedelta

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from bookings.actions import publishing
from socialservice import clock
from socialservice.models import Municipality

LONGEST = 400  # days


class Command(BaseCommand):
    help = (
        "Publishes the timetables of a municipality as they stand, changed hours included, and says how far it is. "
        "What is taken, held, blocked or opened by hand stays. Stopped half-way, it keeps what is done."
    )

    def add_arguments(self, parser):
        parser.add_argument("municipality", help="its code, as in the address of its pages")
        parser.add_argument("--office", help="only who receives at this office, by its code")
        parser.add_argument(
            "--until", type=date.fromisoformat, help="the last day, 2027-12-31; else what can be booked"
        )

    def handle(self, *, municipality, office, until, **options):
        resources = list(self._resources(municipality, office))
        self._refuse(until)
        done = publishing.publish_many(resources=resources, last=until, told=self._progress(len(resources)))
        self.stdout.write(f"Done. Appointments that no longer fit the hours: {done.no_longer_fit}.")

    def _resources(self, municipality: str, office: str | None):
        place = Municipality.objects.filter(code=municipality).first()
        if place is None:
            raise CommandError(f"There is no municipality {municipality}.")
        found = publishing.of_municipality(place)
        if office is None:
            return found
        if not place.offices.filter(code=office).exists():
            raise CommandError(f"There is no office {office} in {municipality}.")
        return found.filter(Q(office__code=office) | Q(rules__office__code=office)).distinct()

    def _refuse(self, until: date | None) -> None:
        today = clock.today()
        if until and not today <= until <= today + timedelta(days=LONGEST):
            raise CommandError(f"--until lies between today and {LONGEST} days from now.")

    def _progress(self, of: int):
        def tell(number: int, so_far: publishing.Published) -> None:
            self.stdout.write(f"{number} of {of}: {so_far.made} times published, {so_far.removed} taken off")

        return tell

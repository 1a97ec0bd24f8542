from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import translation

from socialservice import clock, registry
from socialservice.demo import World, files, staff
from socialservice.models import Municipality, User


class Command(BaseCommand):
    help = "Loads the demo once: four municipalities, invented people, and a day that is today's."

    def add_arguments(self, parser):
        parser.add_argument(
            "--sign-ins", action="store_true", help="print the sign-ins of the demo and do nothing else"
        )

    def handle(self, *, sign_ins, **options):
        if not (settings.EMBEDDED or settings.DEMO):
            raise CommandError("The demo goes only into the servers of `make run`, or anywhere with DEMO=1.")
        if sign_ins:
            self._print_sign_ins()
        elif User.objects.filter(is_demo=True).exists():
            self.stdout.write("The demo is there already.")
        else:
            self._load()

    @transaction.atomic
    def _load(self):
        taken = Municipality.objects.filter(code__in=files.MUNICIPALITIES).values_list("code", flat=True)
        if taken:
            raise CommandError(f"This database has municipalities of its own under {', '.join(taken)}: no demo here.")
        world = World(now=clock.now(), say=self.stdout.write)
        for name in registry.DEMO:
            registry.load(name)(world)
        with connection.cursor() as cursor:  # so many rows at once: else their keys would be checked as if for a few
            cursor.execute("analyze")
        self.stdout.write("The demo is loaded.")

    def _print_sign_ins(self):
        with translation.override("en"):
            rows = [(municipality, str(role.label), email) for municipality, role, email in staff.sign_ins()]
        wide, wider = (max(len(row[column]) for row in rows) for column in (0, 1))
        self.stdout.write(f"Sign-ins of the demo; the password of each is {staff.PASSWORD}")
        for municipality, role, email in rows:
            self.stdout.write(f"  {municipality:<{wide}}  {role:<{wider}}  {email}")

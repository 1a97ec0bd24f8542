from django.core.management.base import BaseCommand

from benefits.actions import thresholds


class Command(BaseCommand):
    help = "Enters the income lines, pension ages and municipal lines the project knows where they are missing."

    def handle(self, **options):
        self.stdout.write(f"{thresholds.load()} rows entered.")

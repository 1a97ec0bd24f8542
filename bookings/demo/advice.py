"""The short list of advice of each municipality. Invented."""

from socialservice.models import Municipality

from ..models import Advice

SHORT_LIST = [
    ("Reģistrēties Nodarbinātības valsts aģentūrā", "Register with the State Employment Agency"),
    ("Vienoties par parāda samaksu pa daļām", "Agree to pay a debt in parts"),
    ("Apmeklēt ģimenes ārstu", "See the family doctor"),
    ("Pieteikties psihologa konsultācijai", "Ask for a psychologist's consultation"),
    ("Iesniegt trūkstošos dokumentus", "Hand in the missing papers"),
]


def load(municipality: Municipality) -> None:
    Advice.objects.bulk_create(
        Advice(municipality=municipality, name=name, name_en=name_en, order=10 * place)
        for place, (name, name_en) in enumerate(SHORT_LIST, start=1)
    )

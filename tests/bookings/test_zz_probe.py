from datetime import date, timedelta
import pytest
from bookings import letters
from socialservice import clock
from socialservice.models import Letter
from tests import factories

@pytest.mark.parametrize("lang", ["lv","en"])
@pytest.mark.parametrize("mode", ["in_person","phone","home"])
def test_show(town, lang, mode, django_assert_max_num_queries):
    town.municipality.email="sd@liepaja.lv"; town.municipality.save()
    town.line.hours="P–Pk 8.30–17.00"; town.line.save()
    s=town.slots(date(2026,9,16),"9:40")[0]
    for by in ("sms","email"):
        a=factories.appointment(s, town.purpose, language=lang, mode=mode, letters_by=by, email="zenta@example.org")
        for f,args in ((letters.confirmed,()),(letters.moved,(s.starts_at-timedelta(days=1),)),(letters.cancelled_by_client,()),(letters.cancelled_by_office,("Speciālists ir slims.",))):
            f(a,*args)
            l=Letter.objects.filter(state="queued",text__gt="").latest("pk")
            print("=====",l.kind,l.channel,len(l.text)); print(l.subject); print(l.text)
        letters.replan_reminders(a)
        for r in Letter.objects.filter(state="queued",kind__startswith="rem"):
            with clock.set_to(r.due_at):
                d=letters.render_reminder(r); print("-----",r.kind,r.due_at.astimezone(clock.RIGA),len(d.text)); print(d.subject); print(d.text)
        if by=="email": print(letters.calendar_file(a)); print(l.html)

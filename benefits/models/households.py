from django.db import models
from django.utils.translation import gettext_lazy as _

from socialservice.models import Municipality, Person
from socialservice.models.dated import Dated, DatedQuerySet
from socialservice.models.history import tracked
from socialservice.models.merged import follows_merge
from socialservice.models.municipalities import one_at_a_time


@follows_merge("contact_person")
@tracked()
class Household(models.Model):
    """People whose income is counted together. Letters about its statuses go to the contact person."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="households")
    contact_person = models.ForeignKey(
        Person, verbose_name=_("contact person"), on_delete=models.PROTECT, related_name="contact_of"
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged_from"
    )  # of one person written down twice
    created_at = models.DateTimeField(editable=False)
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")

    def __str__(self):
        return str(self.contact_person)


class HouseholdMemberQuerySet(DatedQuerySet):
    def by_name(self):
        return self.select_related("person").order_by("person__sort_key")


@follows_merge("person")
@tracked()
class HouseholdMember(Dated):
    """Who belonged to a household, from when until when."""

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="household_memberships"
    )

    objects = HouseholdMemberQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("member of a household")
        verbose_name_plural = _("members of a household")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "person",
                name="person_in_one_household",
                message=_("The person belongs to another household on these days."),
            ),
        ]

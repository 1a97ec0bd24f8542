"""Benefits, entitlements, jubilees and the catalogue."""

from django.urls import path

from .views import awards, catalogue, entitlements, jubilees, spending, transfers

urlpatterns = [
    # benefits given: /darbs/pabalsti/<award>/
    path("darbs/pabalsti/", awards.payments, name="payments"),
    path("darbs/pabalsti/<int:pk>/", awards.award, name="award"),
    path("darbs/pabalsti/<int:pk>/partraukt/", awards.stop, name="award_stop"),
    path("darbs/pabalsti/iesniegumi/<int:number>/", awards.new, name="award_new"),
    path("darbs/pabalsti/maksajumi/<int:pk>/skaidra-nauda/", awards.cash, name="payment_cash"),
    path("darbs/pabalsti/personas/<int:pk>/konts/", awards.account, name="person_account"),
    path("darbs/pabalsti/parskaitijumi/", transfers.csv_file, name="transfers"),
    path("darbs/pabalsti/parskats/", spending.report, name="spending"),
    # entitlements: /darbs/tiesibas/<entitlement>/
    path("darbs/tiesibas/", entitlements.ending, name="entitlements"),
    path("darbs/tiesibas/<int:pk>/", entitlements.entitlement, name="entitlement"),
    path("darbs/tiesibas/pagarinat/", entitlements.extend, name="entitlements_extend"),
    path("darbs/tiesibas/pagarinajumi/<int:pk>/", entitlements.extension, name="entitlements_extension"),
    path("darbs/tiesibas/personas/<int:pk>/<int:service>/bilete/", entitlements.ticket, name="person_ticket"),
    path("darbs/tiesibas/personas/<int:pk>/grupa/", entitlements.join, name="person_group"),
    path("darbs/tiesibas/dalibas/<int:pk>/beigt/", entitlements.leave, name="membership_end"),
    # jubilees
    path("darbs/jubilejas/", jubilees.index, name="jubilees"),
    path("darbs/jubilejas/<int:pk>/nokartots/", jubilees.settle, name="jubilee_settle"),
    path("darbs/jubilejas/personas/<int:pk>/uzdevums/", jubilees.assign, name="person_jubilee"),
    path("darbs/jubilejas/personas/<int:pk>/nesveikt/", jubilees.opt_out, name="person_jubilee_off"),
    path("darbs/jubilejas/personas/<int:pk>/sveikt/", jubilees.opt_in, name="person_jubilee_on"),
    # the catalogue: /darbs/katalogs/<service>/
    path("darbs/katalogs/", catalogue.catalogue, name="catalogue"),
    path("darbs/katalogs/<int:pk>/", catalogue.service, name="catalogue_service"),
    path("darbs/katalogs/<int:pk>/pagarinat/", catalogue.prolong, name="catalogue_prolong"),
]

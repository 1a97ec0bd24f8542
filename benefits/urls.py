from django.urls import include, path

from .views import applications, assigning, certificates, deciding, homes, households, reviews, statuses

urlpatterns = [
    # until when a certificate is valid, for whoever holds it
    path("izzinas/", certificates.check, name="certificate_check"),
    path("mans-termins/", certificates.own_term, name="own_term"),
    path("mans-termins/kods/", certificates.own_term_code, name="own_term_code"),
    # the look-up and a person's statuses: /darbs/statusi/<person>/
    path("darbs/statusi/", statuses.search, name="statuses"),
    path("darbs/statusi/<int:pk>/", statuses.person, name="status_person"),
    path("darbs/statusi/<int:pk>/pieskirt/", statuses.grant, name="status_grant"),
    path("darbs/statusi/<int:pk>/<int:status>/izbeigt/", statuses.close, name="status_close"),
    path("darbs/statusi/<int:pk>/<int:status>/dublikats/", statuses.duplicate, name="status_duplicate"),
    path("darbs/statusi/<int:pk>/izzinas/<int:certificate>/", certificates.pdf, name="status_certificate"),
    path("darbs/statusi/<int:pk>/majsaimnieciba/", homes.household, name="household"),
    path("darbs/statusi/<int:pk>/majsaimnieciba/jauna/", homes.found, name="household_new"),
    path("darbs/statusi/<int:pk>/majsaimnieciba/kontaktpersona/", homes.contact, name="household_contact"),
    path("darbs/statusi/<int:pk>/majsaimnieciba/sadalit/", homes.split, name="household_split"),
    path("darbs/statusi/<int:pk>/majsaimnieciba/pievienot/", households.join, name="household_join"),
    path("darbs/statusi/<int:pk>/miris/", households.died, name="status_died"),
    path("darbs/statusi/<int:pk>/majsaimnieciba/aiziet/", households.leave, name="household_leave"),
    # what is to be decided: came in, weighed, granted or refused, agreed to by a second person
    path("darbs/statusi/<int:pk>/iesniegums/", applications.new, name="application_new"),
    path("darbs/statusi/iesniegumi/", applications.applications, name="applications"),
    path("darbs/statusi/iesniegumi/<int:number>/", applications.application, name="application"),
    path("darbs/statusi/iesniegumi/<int:number>/labot/", applications.edit, name="application_edit"),
    path("darbs/statusi/iesniegumi/<int:number>/uznemties/", assigning.take, name="application_take"),
    path("darbs/statusi/iesniegumi/<int:number>/nodot/", assigning.hand_over, name="application_hand_over"),
    path("darbs/statusi/iesniegumi/<int:number>/persona/", applications.whose, name="application_whose"),
    path("darbs/statusi/iesniegumi/<int:number>/atsaukt/", applications.withdraw, name="application_withdraw"),
    path("darbs/statusi/iesniegumi/<int:number>/ienakumi/", deciding.incomes, name="application_incomes"),
    path(
        "darbs/statusi/iesniegumi/<int:number>/ienakumi/<int:income>/dzest/",
        deciding.income_remove,
        name="application_income_remove",
    ),
    path("darbs/statusi/iesniegumi/<int:number>/parbaude/", deciding.weigh, name="application_weigh"),
    path("darbs/statusi/iesniegumi/<int:number>/pieskirt/", deciding.grant, name="application_grant"),
    path("darbs/statusi/iesniegumi/<int:number>/atteikt/", deciding.refuse, name="application_refuse"),
    path("darbs/statusi/iesniegumi/<int:number>/piekrist/", deciding.agree, name="application_agree"),
    path("darbs/statusi/iesniegumi/<int:number>/nepiekrist/", deciding.disagree, name="application_disagree"),
    path("", include("benefits.term_urls")),
    path("", include("benefits.giving_urls")),
    # what runs have left for a person
    path("darbs/statusi/parskatamie/", reviews.reviews, name="status_reviews"),
    path("darbs/statusi/parskatamie/<int:pk>/", reviews.resolve, name="status_review"),
]

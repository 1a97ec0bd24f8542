from django.urls import path

from .views import applications, households, reviews, statuses

urlpatterns = [
    # the look-up and a person's statuses: /darbs/statusi/<person>/
    path("darbs/statusi/", statuses.search, name="statuses"),
    path("darbs/statusi/<int:pk>/", statuses.person, name="status_person"),
    path("darbs/statusi/<int:pk>/pieskirt/", statuses.grant, name="status_grant"),
    path("darbs/statusi/<int:pk>/<int:status>/izbeigt/", statuses.close, name="status_close"),
    path("darbs/statusi/<int:pk>/<int:status>/dublikats/", statuses.duplicate, name="status_duplicate"),
    path("darbs/statusi/<int:pk>/majsaimnieciba/pievienot/", households.join, name="household_join"),
    path("darbs/statusi/<int:pk>/majsaimnieciba/aiziet/", households.leave, name="household_leave"),
    # what was handed over to be decided
    path("darbs/statusi/iesniegumi/", applications.applications, name="applications"),
    path("darbs/statusi/iesniegumi/<int:number>/", applications.application, name="application"),
    # what runs have left for a person
    path("darbs/statusi/parskatamie/", reviews.reviews, name="status_reviews"),
    path("darbs/statusi/parskatamie/<int:pk>/", reviews.resolve, name="status_review"),
]

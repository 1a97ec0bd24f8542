"""Appearance everywhere, and the pages every footer links to."""

from django.urls import path

from .views import pages, prefs

prefs_urls = [
    path("izskats/", prefs.appearance, name="appearance"),
    path("valoda/", prefs.language, name="language"),
]

urlpatterns = [
    *prefs_urls,
    path("mani-iestatijumi/", prefs.own_settings, name="own_settings"),
    path("kontakti/", pages.contacts, name="contacts"),
    path("palidziba/", pages.help_page, name="help"),
    path("ka-pierakstities/", pages.how_to_book, name="how_to_book"),
    path("viegli-lasit/", pages.easy_to_read, name="easy_to_read"),
    path("lapas-karte/", pages.site_map, name="site_map"),
    path("pieklustamiba/", pages.accessibility, name="accessibility"),
    path("privatums/", pages.privacy, name="privacy"),
]

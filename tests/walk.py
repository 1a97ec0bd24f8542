"""The forms of the whole site, found by walking its addresses as each persona."""

from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse

from socialservice import links
from tests.world import PERSONAS, Forms

TEXTUAL = {"text", "tel", "email", "search", "textarea", "number", "date", "time", "password", "url"}
OF_SIGN_IN = ("account_", "mfa_", "usersessions_")  # what is sent there may end the session


def clients(world) -> dict[str, Client]:
    found = {"client": Client(raise_request_exception=False)}
    for role in PERSONAS:
        found[role] = Client(raise_request_exception=False)
        found[role].force_login(world.staff[role], backend="allauth.account.auth_backends.AuthenticationBackend")
    return found


def forms_of(world, some_pages):
    """(page, persona, their client, path, form) for each form that posts, once each, by the first who sees it.

    Not the one in each page's head that signs out: what came after it would be sent by nobody.
    """
    with links.within(world.municipality):
        sign_out = reverse("account_logout")
    seen, signed_in = set(), {}
    for page in some_pages:
        if page.name in ("account_logout", "account_signup"):
            continue
        signed_in = signed_in or clients(world)
        for persona, client in signed_in.items():
            for action, form in forms_at(client, world.path(page)):
                key = (action.split("?")[0], tuple(sorted(form["fields"])))
                if form["method"] == "post" and key[0] != sign_out and key not in seen:
                    seen.add(key)
                    yield page.name, persona, client, action, form
        if page.name.startswith(OF_SIGN_IN):
            signed_in = {}
        out = [who for who, client in signed_in.items() if who != "client" and SESSION_KEY not in client.session]
        assert not out, f"{page} has signed out {out}: what follows would be sent by nobody"


def forms_at(client, path):
    """(address it is sent to, form) for each form of a page; none where there is no page for this client."""
    response = client.get(path, follow=True)
    if response.status_code != 200 or not response.get("Content-Type", "").startswith("text/html"):
        return
    at = response.redirect_chain[-1][0] if response.redirect_chain else path
    for form in Forms(response.content.decode()).forms:
        yield (form["action"] or at).split("#")[0], form

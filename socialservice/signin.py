from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Staff accounts are made by an administrator; nobody signs up."""

    def is_open_for_signup(self, request):
        return False

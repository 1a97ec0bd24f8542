from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Staff accounts are made by an administrator; nobody signs up."""

    def is_open_for_signup(self, request):
        return False

    def set_password(self, user, password):
        """Chosen by its owner: no longer the one-time password."""
        user.password_once = False
        super().set_password(user, password)

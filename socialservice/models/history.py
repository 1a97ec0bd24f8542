import pghistory


def tracked(**options):
    """Keep every insert, change and deletion of a model's rows, whoever writes them. For rows without a history of their own."""
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True, **options
    )

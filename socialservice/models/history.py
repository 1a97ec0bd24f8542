import pghistory


def tracked(**options):
    """Keep every insert, change and deletion of a model's rows, whoever writes them.

    For rows without a history of their own.
    """
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True, **options
    )


def tracked_links(**options):
    """The same for a proxy of a many-to-many's own table: rows come and go, none is changed."""
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.DeleteEvent(), append_only=True, obj_field=None, **options
    )

"""What is written for somebody who was merged into another meanwhile is written for that other: by the database,
because whoever writes it may have read the person before."""

import pgtrigger

FOLLOW = """
SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW.{column} FOR KEY SHARE;
WHILE became IS NOT NULL LOOP
    NEW.{column} = became;
    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW.{column} FOR KEY SHARE;
END LOOP;
RETURN NEW;
"""


def follows_merge(*fields):
    """For the foreign keys to Person whose rows a merge moves. A merge in progress is waited for."""
    return pgtrigger.register(*(_trigger(field) for field in fields))


def _trigger(field: str) -> pgtrigger.Trigger:
    column = f'"{field}_id"'
    return pgtrigger.Trigger(
        name=f"{field}_follows_merge",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(f"{field}_id"),
        condition=pgtrigger.Condition(f"NEW.{column} IS NOT NULL"),
        declare=[("became", "bigint")],
        func=FOLLOW.format(column=column),
    )

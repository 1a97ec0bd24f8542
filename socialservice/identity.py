"""When a caller counts as known: what has to agree before anything personal is said. Pure."""

ENOUGH = 3  # of the things asked
WORD, CALL_BACK = "word", "call_back"
MOST_KNOW = {"name"}  # others know it too: with a call back something else has to agree


def known(agreed: set[str], *, has_word: bool) -> bool:
    """The agreed word is enough, and where there is one nothing else is but a call back to the number on file."""
    if WORD in agreed and has_word:
        return True
    if CALL_BACK in agreed:
        return bool(agreed - MOST_KNOW - {CALL_BACK, WORD})
    return not has_word and len(agreed - {WORD}) >= ENOUGH

class Refusal(Exception):
    """An act that the rules refuse: a sentence for the person, and the field it belongs to, if any."""

    def __init__(self, sentence, *, field=None, code=None):
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.code = code

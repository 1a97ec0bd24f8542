"""Mail that comes in: from the bytes received to what they say. Pure: no rows, no clock, nothing is opened or fetched.

`reading.read(raw)` gives a `Message`; `found.Found` is what a message proposes to whoever makes a request of it.
"""

"""Assistant: a local language model that proposes acts beside the reader's own. Never needed, never trusted.

In: `Text`, its `Reading`, the address of a server on this machine. Out: the same reading with the acts added whose quotations
stand in the text to the letter.
"""

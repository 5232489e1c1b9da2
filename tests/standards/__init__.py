"""Standards: the data files and what follows from them."""

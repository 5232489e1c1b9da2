"""English: how facts become sentences. Another language stands beside it in a folder of its own."""

"""Django's SQLite backend on SQLCipher: the whole database file is encrypted (AES-256, https://www.zetetic.net/sqlcipher/)."""

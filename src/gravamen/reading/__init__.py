"""Reading: Text in, proposals out. What differs by language is data in `packs/`."""

"""Pictures: geometry from values, and the data that maps are made of."""

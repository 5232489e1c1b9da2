"""The project itself: what its files may hold, how its modules are shaped, what its README promises."""

"""Pictures of the record as plain geometry: a timeline, a map, a diagram of who did what to whom.

In: values (days, words of places, counts). Out: places on a sheet, in units of an SVG's view box, for `desk` to draw.
Nothing here knows of colours, of languages, of Django or of the clock. What a picture shows stands in figures beside it.
"""

"""Read places: from the words of a report to a place of the gazetteer, or a doubt."""

from regesta.read.places.mention import PlaceContext, PlaceMention
from regesta.read.places.resolving import as_place, resolve_places

__all__ = ["PlaceContext", "PlaceMention", "as_place", "resolve_places"]

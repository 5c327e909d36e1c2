"""Places on the globe: distances, countries and their regions, and points on the map of the world."""

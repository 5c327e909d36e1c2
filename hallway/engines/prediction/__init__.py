"""When and where the next edition of a series is likely, and when its call, with the reasons."""

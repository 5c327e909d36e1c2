"""The yearly tables of python-organizers: conferences with their deadlines."""

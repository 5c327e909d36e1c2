"""The JSON lists of confs.tech, one file for each topic and year."""

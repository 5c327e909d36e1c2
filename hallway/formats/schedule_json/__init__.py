"""The voc schedule.json, in the dialects of frab and pretalx."""

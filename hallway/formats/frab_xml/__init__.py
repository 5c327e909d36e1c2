"""The voc schedule.xml, in the dialects of frab, pretalx and pentabarf."""

"""Are two conference records the same: the same series, and in it the same edition?"""

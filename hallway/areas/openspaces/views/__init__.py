"""Pages of the board: public ones the same for everybody, and what somebody does with cards."""

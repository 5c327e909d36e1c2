"""Sessions, speakers and conferences as spreadsheet tables."""

"""Joint impact plans that went to a customer as a workbook and come back filled in."""

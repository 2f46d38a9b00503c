"""What the formats of cells say of their numbers, by kind of workbook."""

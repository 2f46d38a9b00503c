"""From cells to values: dates, numbers, currencies, countries, closed lists."""

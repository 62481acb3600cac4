"""Numbers that count nothing: ages, dates, measures, money, names."""

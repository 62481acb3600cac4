"""Storage: tables, engine, migrations. No behaviour of the domain lives here."""

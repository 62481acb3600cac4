"""Use cases: a session in, frozen values out. They flush and never commit; only they know both the database and the domain."""

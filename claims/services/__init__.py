"""Use cases: a session in, frozen values out. They flush and never commit; only they know database and domain both."""

"""Values to text: terminal, Markdown, HTML, JSON, CSV. The only importer of rich and jinja2; knows no database."""

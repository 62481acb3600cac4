"""Claims out of tables: CSV, TSV, XLSX, JSON, JSONL. Rows in, drafts and problems out; knows no database."""

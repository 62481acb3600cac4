"""The commands: one module per noun or verb family; they parse, call one service, and show the result."""

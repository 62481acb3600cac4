"""Reading documents: bytes to Articles. Each reader is pure but for opening what the user named."""

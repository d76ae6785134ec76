"""Tagged, embedded, reproducible PDF: neutral documents in, bytes out."""

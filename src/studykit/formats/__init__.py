"""The formats: neutral documents in, bytes out; one room for each family of files."""

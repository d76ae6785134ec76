"""Tagged, embedded, reproducible PDF: neutral documents in, bytes out.

A value that is taken apart in many places is a named tuple; what is told apart by identity or changes is a struct
without `eq`.
"""

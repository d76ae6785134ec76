"""Bundles: pieces laid out once, and put together for one owner after the other in one tagged file or in many."""

"""From a kit to the neutral documents: what a handout and a deck say, before any format draws them."""

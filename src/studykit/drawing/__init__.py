"""Drawing: where the boxes, words and lines of a figure stand, whatever the format that draws them."""

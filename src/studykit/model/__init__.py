"""The vocabulary that every room shares: text, blocks, cards, questions, the kit and the neutral documents."""

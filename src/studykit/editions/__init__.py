"""Editions: what was published is held against what is there now, so that learners keep what they have learnt."""

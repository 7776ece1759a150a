"""Thinking aloud: a decision as a chain of dated posts, its rules and what follows from dates."""

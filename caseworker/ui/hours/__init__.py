"""Typing hours of education: a grid for the weeks of one learner, or a week of every learner."""

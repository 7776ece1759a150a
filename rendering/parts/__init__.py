"""The parts of a post, one module each: functions that put one part of a parsed text right."""

"""The rules: standard library only; no file, clock or setting is read here."""

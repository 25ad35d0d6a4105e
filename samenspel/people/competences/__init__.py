"""Competences as a whole: their hierarchy, finding one by what people call it, and reading ESCO."""

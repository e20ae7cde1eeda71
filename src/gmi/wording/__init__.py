"""Words that questions and drafts have in common: names in a sentence, and templates with slots."""

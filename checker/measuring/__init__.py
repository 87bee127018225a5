"""What the rules weigh in a submission beyond what it states: likeness of texts, kinds of words, means of scores."""

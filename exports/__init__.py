"""What leaves the app: pure functions from the story, the kept rows and a language to bytes."""

// Danish

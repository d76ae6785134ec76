"""The sample guide as other tools set it: same words, faces and page, tagged and hyphenated where the tool can."""

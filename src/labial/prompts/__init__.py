"""Sentences to read for a corpus: which ones cover what lips do, and a page that shows them."""

from labial.prompts.selection import PromptList, choose_prompts
from labial.prompts.sentences import read_sentences, shipped_sentences, speak_all

__all__ = ["PromptList", "choose_prompts", "read_sentences", "shipped_sentences", "speak_all"]

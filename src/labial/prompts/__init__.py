"""Sentences to read for a corpus: selecting those that cover lip movements, and a page of them."""

from labial.prompts.selection import PromptList, choose_prompts
from labial.prompts.sentences import read_sentences, shipped_sentences, speak_all

__all__ = ["PromptList", "choose_prompts", "read_sentences", "shipped_sentences", "speak_all"]

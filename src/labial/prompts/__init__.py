"""Sentences to read for a corpus: selecting those that cover lip movements, and a page of them."""

from labial.prompts.candidates import read_candidates, shipped_sentences, speak_all
from labial.prompts.selection import PromptList, choose_prompts

__all__ = ["PromptList", "choose_prompts", "read_candidates", "shipped_sentences", "speak_all"]

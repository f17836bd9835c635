"""Deleting takes, with all that they would live on in, and telling what else was made from them."""

from __future__ import annotations

from dataclasses import dataclass

from labial.service.refused import RefusedError
from labial.studio.corpus_work import CorpusWork
from labial.studio.state import TakeUses, Task
from labial.studio.take_list import TakeList
from labial.studio.tasks import OVER, Tasks
from labial.studio.voice_list import VoiceList
from labial.studio.workshop import Workshop


class AgreementError(RefusedError):
    """A take that cannot be deleted before more is agreed to be deleted with it."""

    def __init__(self, take: str, uses: TakeUses) -> None:
        names = ", ".join(uses.trainings)
        super().__init__(409, f"take {take}: is also in {names}, which would be deleted with it")
        self.uses = uses


@dataclass(frozen=True)
class Deleting:
    """Deletes takes of a project."""

    takes: TakeList
    voices: VoiceList
    corpus: CorpusWork
    workshop: Workshop
    tasks: Tasks

    def uses(self, take: str) -> TakeUses:
        """What was made from a take, or is being made."""
        self.takes.file(take)
        trainings = self.workshop.trainings
        learned = [name for name in trainings.names() if trainings.learned_from(name, take)]
        ours = {name for name in learned if trainings.is_ours(name)}
        ours |= {task.name for task in self._learning(take)}
        voices = self.voices.made_from(take)
        others = [f"runs/{name}" for name in learned if name not in {*ours, *voices}]
        if self.corpus.other.holds(take):
            others.append(self.corpus.other.path.name)
        return TakeUses(trainings=tuple(sorted(ours)), voices=voices, others=tuple(others))

    async def delete(self, take: str, agreed: frozenset[str]) -> TakeUses:
        """Delete a take and all that was made of it, except for voices and files of others.

        What would go on learning from it is ended and deleted too, which must be ``agreed``. Raises
        ``AgreementError`` for a training that is not.
        """
        if take in self.takes.files.under_way:
            self.takes.drop(take)
            return TakeUses()
        uses = self.uses(take)
        if not set(uses.trainings) <= agreed:
            raise AgreementError(take, uses)
        for name in uses.trainings:
            await self.workshop.delete_making(name)
        await self.corpus.forget(take)
        self.workshop.forget(take)
        self.takes.delete(take)
        return uses

    def _learning(self, take: str) -> list[Task]:
        """Voices that are being made, and may have a take in them: the corpus is read already."""
        making = [t for t in self.tasks.tasks() if t.kind in ("adapt", "train")]
        running = [t for t in making if t.status not in (*OVER, "waiting")]
        return running if self.corpus.file.holds(take) else []

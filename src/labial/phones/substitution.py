"""Which trained phones stand in for one that a voice was not trained on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import PhoneError
from labial.phones.inventory import NASAL
from labial.phones.ipa import segments_of
from labial.phones.labels import canonical_phone

Mixture = Mapping[str, float]
"""Shares of trained phones, which add up to 1."""


@dataclass(frozen=True)
class Substitutions:
    """A voice's trained phones, and what replaces others.

    ``nearest`` has the trained phones nearest to an IPA segment. A network that reads ``mixtures``
    has a phone for each of them too: they belong to ``trained``.
    """

    trained: frozenset[str]
    nearest: Mapping[str, tuple[str, ...]]
    mixtures: Mapping[str, Mixture] = field(default_factory=dict)

    def resolve(self, phone: str) -> tuple[str, ...]:
        """The trained phones that replace a canonical phone, in order.

        A trained phone stays as it is. Others are replaced segment by segment: a nasal vowel that
        was not trained by its oral vowel, a segment by its nearest trained phone.
        """
        if phone in self.trained:
            return (phone,)
        parts = segments_of(phone)
        if len(parts) > 1:
            resolved = [trained for part in parts for trained in self.resolve(part)]
            return tuple(trained for trained, _ in groupby(resolved))
        segment = phone.removesuffix(NASAL)
        if segment in self.trained:
            return (segment,)
        if segment not in self.nearest:
            raise PhoneError(f"no trained phone stands in for '{phone}'")
        return self.nearest[segment]

    def apply(self, alignment: Alignment) -> Alignment:
        """The alignment in trained phones; stand-ins for one phone share its time equally.

        Raises ``PhoneError`` with the time of a phone that has no stand-in.
        """
        return alignment.relabelled(self.resolve_at)

    def made(self, alignment: Alignment) -> dict[str, tuple[str, ...]]:
        """What :meth:`apply` would replace, by canonical phone in order of appearance."""
        resolved = self._resolved(alignment)
        return {phone: trained for phone, trained in resolved.items() if trained != (phone,)}

    def mixed(self, alignment: Alignment) -> dict[str, Mixture]:
        """The mixtures that are read for an alignment, by phone in order of appearance."""
        read = dict.fromkeys(each for group in self._resolved(alignment).values() for each in group)
        return {phone: self.mixtures[phone] for phone in read if phone in self.mixtures}

    def _resolved(self, alignment: Alignment) -> dict[str, tuple[str, ...]]:
        phones = dict.fromkeys(canonical_phone(phone.label) for phone in alignment.phones)
        return {phone: self.resolve(phone) for phone in phones}

    def resolve_at(self, phone: Interval) -> tuple[str, ...]:
        """As :meth:`resolve`, for a label that need not be canonical; errors name the time."""
        if phone.label == SILENCE and SILENCE not in self.trained:
            raise PhoneError("silence does not occur in training")
        try:
            return self.resolve(canonical_phone(phone.label))
        except PhoneError as error:
            raise PhoneError(f"at {phone.start:.3f} s: {error}") from None


def described_mixture(shares: Mixture) -> str:
    """A mixture as a text: "0.67 ɪ + 0.33 ɛ"."""
    return " + ".join(f"{share:.2g} {phone}" for phone, share in shares.items())

"""A pre-trained model of phone sequences in a file, with what it was trained on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from labial.errors import LabialError, TrainingError
from labial.formats.strict_json import strict_json
from labial.pretraining.configuration import PhoneModelConfig, PretrainedConfig
from labial.pretraining.kinds import PHONE_MODELS
from labial.pretraining.learning import HeldOut
from labial.pretraining.phone_model import PhoneModel
from labial.sinks import Sink
from labial.stored import stored_fields
from labial.temporary import encodable

ENDING = ".safetensors"
_ABOUT = "labial"


@dataclass(frozen=True, eq=False)
class Pretrained:
    """A model's configuration and weights.

    ``sources`` say what it was trained on, ``held_out`` how well it guesses held-out phones.
    """

    config: PhoneModelConfig
    weights: Mapping[str, Tensor]
    sources: tuple[str, ...] = ()
    held_out: HeldOut | None = None

    @property
    def digest(self) -> str:
        """A digest of configuration and weights."""
        digest = sha256(json.dumps(self.config.to_dict(), sort_keys=True).encode())
        for name, tensor in sorted(self.weights.items()):
            digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}".encode())
            digest.update(tensor.contiguous().view(-1).view(torch.uint8).numpy().tobytes())
        return digest.hexdigest()[:16]

    def taken(self, tuned: bool = False) -> PretrainedConfig:
        """The part of a labial network's configuration that names this model."""
        return PretrainedConfig(self.config, self.digest, tuned)

    def model(self) -> PhoneModel:
        """The model, ready to be used. Raises ``TrainingError`` if the weights do not fit."""
        built = PHONE_MODELS[self.config.kind].load().build(self.config)
        try:
            built.load_state_dict(dict(self.weights))
        except RuntimeError as error:
            raise TrainingError(f"weights do not match the model's description: {error}") from error
        return built.eval()


def write_pretrained(sink: Sink, pretrained: Pretrained) -> None:
    """Write a model to a safetensors file."""
    about = {
        "model": pretrained.config.to_dict(),
        "sources": list(pretrained.sources),
        "held_out": None if pretrained.held_out is None else asdict(pretrained.held_out),
        "digest": pretrained.digest,
    }
    tensors = {name: tensor.contiguous() for name, tensor in pretrained.weights.items()}
    with sink.open() as file:
        file.write(save(tensors, {_ABOUT: json.dumps(about, ensure_ascii=False)}))


def read_pretrained(path: Path) -> Pretrained:
    """Read a model. Raises ``TrainingError`` naming the file if it is not valid, or damaged."""
    try:
        with encodable(path) as name, safe_open(name, "pt") as file:
            about = strict_json((file.metadata() or {})[_ABOUT])
            weights = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
        held_out = about["held_out"] and HeldOut(**stored_fields(HeldOut, about["held_out"]))
        config = PhoneModelConfig.from_dict(about["model"])
        found = Pretrained(config, weights, tuple(map(str, about["sources"])), held_out)
        if found.digest != about["digest"]:
            raise TrainingError("it is damaged: its digest is not that of its content")
        _check_shapes(found)
    except FileNotFoundError as error:
        raise TrainingError(f"{path}: no such file") from error
    except (OSError, SafetensorError, KeyError, TypeError, ValueError, LabialError) as error:
        raise TrainingError(f"{path}: not a pre-trained model of phones: {error}") from error
    return found


def _check_shapes(pretrained: Pretrained) -> None:
    # Without memory, as a description can name any size.
    with torch.device("meta"):
        described = PHONE_MODELS[pretrained.config.kind].load().build(pretrained.config)
    expected = {name: tensor.shape for name, tensor in described.state_dict().items()}
    if expected != {name: tensor.shape for name, tensor in pretrained.weights.items()}:
        raise TrainingError("weights do not match the model's description")
    if not all(torch.isfinite(tensor).all() for tensor in pretrained.weights.values()):
        raise TrainingError("it holds values that are not numbers")

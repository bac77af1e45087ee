"""`coach ask`: one turn without a server.

Floor 3.
"""

import asyncio

from api.bootstrap import readers, safety_net
from api.encoders import load_encoder
from api.settings import Settings
from coach.answer import Answer
from coach.chat_model import chat_model_from_settings
from coach.turn import Coach
from corpus.data_folder import DataFolder
from corpus.errors import CorpusEmptyError
from corpus.generation import history
from corpus.shelf import Shelf


def run_ask(settings: Settings, question: str) -> Answer:
    """One turn, without a server."""
    data = DataFolder(settings.data_dir)
    if not history(data.library):  # says at once that nothing was ingested
        raise CorpusEmptyError
    model = chat_model_from_settings(settings)
    encoder = load_encoder(settings)
    safety = safety_net(settings, encoder)
    shelf = Shelf(data, encoder, settings.keep_generations)
    shelf.open()
    try:
        coach = Coach(shelf.lease, settings, safety, model, readers(settings, encoder, model))
        return asyncio.run(coach.ask(question))
    finally:
        shelf.close()

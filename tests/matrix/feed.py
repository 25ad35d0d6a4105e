"""Who may do what: what happened."""

from tests.matrix.row import Row


def feeds(name):
    return lambda cast: {"name": name}


def feeds_of(community):
    return lambda cast: {"name": "results", "place": getattr(cast, community).slug}


ROWS = [
    Row("feed:news", "see"),
    Row("feed:news", "see", note="of one community", query="?community=de-wijkwerkplaats&kind=results"),
    # A feed is what a visitor may see, for everyone: whoever asks meets the same.
    Row("feed:atom", "see", feeds("results"), is_page=False),
    Row("feed:json", "see", feeds("news"), is_page=False),
    Row("feed:atom", "hidden", feeds("nothing"), note="that is not there", is_page=False),
    Row("feed:atom_of_community", "see", feeds_of("workshop"), is_page=False),
    Row("feed:json_of_community", "see", feeds_of("workshop"), is_page=False),
    Row("feed:atom_of_community", "hidden", feeds_of("garden"), note="for signed-in", is_page=False),
    Row("feed:json_of_community", "hidden", feeds_of("circle"), note="for members", is_page=False),
]

"""What shows that someone can what they say: things of rooms above, as far as the viewer may see them."""

from samenspel.people.sockets import EVIDENCE


def with_evidence(skills, viewer):
    """``skills``, each with ``.evidence`` (what it showed in) and ``.evidence_ways`` (where to choose)."""
    for skill in skills:
        skill.evidence, skill.evidence_ways = [], []
    for source in EVIDENCE if skills else ():
        found = source.of(skills, viewer)
        for skill in skills:
            skill.evidence += found.get(skill.pk, [])
            skill.evidence_ways.append({"url": source.url(skill), "words": source.words})
    return skills

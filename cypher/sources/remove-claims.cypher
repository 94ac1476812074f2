// title: Take back what a source says of the skills of some people
// mode: WRITE
// params: {"ids": ["none"], "source": "file"}
// returns: nothing
MATCH (p:Person)-[h:HAS_SKILL]->(:Skill)
WHERE p.id IN $ids AND h.source = $source
DELETE h

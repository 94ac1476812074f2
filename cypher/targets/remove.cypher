// title: Take stars away
// mode: WRITE
// params: {"personIds": ["none"], "ids": ["nobody"]}
// returns: nothing
MATCH (p:Person)-[t:TARGETS]->(target)
WHERE p.id IN $personIds AND target.id IN $ids
DELETE t

// title: Forget that somebody skipped others
// mode: WRITE
// params: {"froms": ["none"], "tos": ["nobody"]}
// returns: nothing
MATCH (a:Person)-[s:SKIPPED]->(b:Person)
WHERE a.id IN $froms AND b.id IN $tos
DELETE s

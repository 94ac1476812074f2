// title: Remove people with all that hangs on them
// mode: WRITE
// params: {"ids": ["none"]}
// returns: nothing
MATCH (p:Person)
WHERE p.id IN $ids
DETACH DELETE p

// title: Remove all evidence and ties of some people
// mode: WRITE
// params: {"ids": ["none"]}
// returns: nothing
MATCH (p:Person)-[r:MESSAGED|MET|CONNECTED|STATED|DECLARED|KNOWS]-(:Person)
WHERE p.id IN $ids
WITH DISTINCT r
DELETE r

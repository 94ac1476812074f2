// title: Remove all consents of some people
// mode: WRITE
// params: {"ids": ["none"]}
// returns: nothing
MATCH (p:Person)-[:GAVE]->(c:Consent)
WHERE p.id IN $ids
DETACH DELETE c

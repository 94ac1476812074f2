// title: Take back all rules of sharing of some people
// mode: WRITE
// params: {"ids": ["none"]}
// returns: nothing
MATCH (p:Person)-[:LAYS_DOWN]->(r:SharingRule)
WHERE p.id IN $ids
DETACH DELETE r

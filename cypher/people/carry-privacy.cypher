// title: Keep private for a record of the same address what somebody keeps private for others, unless a tie to it is there
// mode: WRITE
// params: {"id": "none", "hiddenIds": ["nobody"]}
// returns: id (of whoever keeps it private)
MATCH (owner:Person)-[s:SHARES]->(hidden:Person)
WHERE hidden.id IN $hiddenIds AND s.level = 'PRIVATE' AND owner.id <> $id
MATCH (p:Person {id: $id})
WHERE NOT EXISTS { MATCH (owner)-[:SHARES]->(p) } AND NOT EXISTS { MATCH (owner)-[:KNOWS]-(p) }
WITH owner, p, max(s.at) AS at
CREATE (owner)-[:SHARES {level: 'PRIVATE', at: at}]->(p)
RETURN owner.id AS id

// title: Keep private for some people what may come to be between them and a record, unless a tie or a choice is there
// mode: WRITE
// params: {"id": "none", "ownerIds": ["nobody"], "at": "2026-11-23T09:00:00.000Z"}
// returns: id (of whoever keeps it private)
MATCH (p:Person {id: $id})
MATCH (owner:Person)
WHERE owner.id IN $ownerIds AND owner.id <> $id
  AND NOT EXISTS { MATCH (owner)-[:SHARES]->(p) } AND NOT EXISTS { MATCH (owner)-[:KNOWS]-(p) }
CREATE (owner)-[:SHARES {level: 'PRIVATE', at: $at}]->(p)
RETURN owner.id AS id

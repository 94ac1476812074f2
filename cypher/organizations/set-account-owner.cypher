// title: Say who answers for an organization; an empty list: nobody
// mode: WRITE
// params: {"id": "none", "ownerIds": ["nobody"]}
// returns: nothing
MATCH (o:Organization {id: $id})
OPTIONAL MATCH (:Person)-[r:OWNS_ACCOUNT]->(o)
WITH o, collect(r) AS former
FOREACH (r IN former | DELETE r)
WITH o
UNWIND $ownerIds AS ownerId
MATCH (owner:Person {id: ownerId})
CREATE (owner)-[:OWNS_ACCOUNT]->(o)

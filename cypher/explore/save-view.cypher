// title: Save a picture under the employee who made it
// mode: WRITE
// params: {"id": "none", "ownerId": "nobody", "properties": {"name": "Way in", "changedAt": "2026-11-23T12:00:00.000Z"}}
// returns: nothing
MATCH (owner:Person {id: $ownerId})
MERGE (v:ExploreView {id: $id})
SET v += $properties
MERGE (owner)-[:SAVED]->(v)

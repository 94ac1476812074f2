// title: Say that two records are two people
// mode: WRITE
// params: {"id": "a|b", "one": "a", "other": "b", "properties": {"at": "2026-11-23T12:00:00.000Z", "by": "operator"}}
// returns: nothing
MATCH (one:Person {id: $one})
MATCH (other:Person {id: $other})
MERGE (k:KeptApart {id: $id})
SET k += $properties
MERGE (k)-[:KEEPS_APART {place: 1}]->(one)
MERGE (k)-[:KEEPS_APART {place: 2}]->(other)

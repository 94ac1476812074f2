// title: Ask somebody for an introduction
// mode: WRITE
// params: {"id": "none", "personId": "nobody", "properties": {"state": "ASKED", "at": "2026-11-23T12:00:00.000Z"}}
// returns: nothing
MATCH (i:Introduction {id: $id})
MATCH (p:Person {id: $personId})
CREATE (i)-[asked:ASKED_OF]->(p)
SET asked += $properties

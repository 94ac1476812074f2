// title: Give an address of a list a name
// mode: WRITE
// params: {"personId": "none", "id": "none", "properties": {"list": "PEOPLE", "name": "Mine", "address": "known=1"}}
// returns: nothing
MATCH (p:Person {id: $personId})
CREATE (p)-[:SAVED]->(f:SavedFilter {id: $id})
SET f += $properties

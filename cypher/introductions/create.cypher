// title: Write a new introduction and who asks for it
// mode: WRITE
// params: {"id": "none", "askerId": "nobody", "properties": {"state": "ASKED"}}
// returns: nothing
MATCH (asker:Person {id: $askerId})
CREATE (asker)-[:ASKED_FOR]->(i:Introduction {id: $id})
SET i += $properties

// title: Say that somebody worked on a project
// mode: WRITE
// params: {"id": "none", "personId": "nobody", "properties": {"role": "Lead", "from": "2026-01-01"}}
// returns: nothing
MATCH (j:Project {id: $id})
MATCH (p:Person {id: $personId})
CREATE (p)-[w:WORKED_ON]->(j)
SET w += $properties

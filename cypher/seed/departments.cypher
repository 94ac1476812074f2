// title: Write departments, by id; those above come first
// mode: WRITE
// params: {"rows": [{"id": "seed-3", "properties": {"name": "Sales"}, "parentIds": []}]}
// returns: nothing
UNWIND $rows AS row
MERGE (d:Department {id: row.id})
SET d += row.properties
WITH d, row
UNWIND row.parentIds AS parentId
MATCH (parent:Department {id: parentId})
MERGE (d)-[:PART_OF]->(parent)

// title: Write departments an import made; those above come first
// mode: WRITE
// params: {"rows": [{"id": "imported-3", "name": "Sales", "parentId": null}]}
// returns: nothing
UNWIND $rows AS row
MERGE (d:Department {id: row.id})
SET d.name = row.name
WITH d, row
MATCH (parent:Department {id: row.parentId})
MERGE (d)-[:PART_OF]->(parent)

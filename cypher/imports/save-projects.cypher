// title: Write projects an import made or changed
// mode: WRITE
// params: {"rows": [{"id": "imported-5", "properties": {"name": "Something"}}]}
// returns: nothing
UNWIND $rows AS row
MERGE (j:Project {id: row.id})
SET j += row.properties

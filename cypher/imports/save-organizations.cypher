// title: Write organizations an import made or changed
// mode: WRITE
// params: {"rows": [{"id": "imported-2", "properties": {"name": "Somewhere", "stage": "UNKNOWN"}}]}
// returns: nothing
UNWIND $rows AS row
MERGE (o:Organization {id: row.id})
SET o += row.properties

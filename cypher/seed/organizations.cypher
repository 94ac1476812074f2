// title: Write organizations, by id
// mode: WRITE
// params: {"rows": [{"id": "seed-2", "properties": {"name": "Somewhere", "stage": "PROSPECT"}}]}
// returns: nothing
UNWIND $rows AS row
MERGE (o:Organization {id: row.id})
SET o += row.properties

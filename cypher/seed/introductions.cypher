// title: Write introductions, by id
// mode: WRITE
// params: {"rows": [{"id": "seed-7", "properties": {"state": "ASKED"}}]}
// returns: nothing
UNWIND $rows AS row
MERGE (i:Introduction {id: row.id})
SET i += row.properties

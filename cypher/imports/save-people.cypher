// title: Write people an import made or changed; they become employees or contacts as the row says
// mode: WRITE
// params: {"rows": [{"id": "imported-1", "isEmployee": false, "properties": {"name": "Someone", "recorded": false}}]}
// returns: nothing
UNWIND $rows AS row
MERGE (p:Person {id: row.id})
SET p += row.properties
FOREACH (x IN CASE WHEN row.isEmployee THEN [1] ELSE [] END | SET p:Employee REMOVE p:Contact)
FOREACH (x IN CASE WHEN row.isEmployee THEN [] ELSE [1] END | SET p:Contact)

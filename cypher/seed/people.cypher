// title: Write people, employees and contacts, by id
// mode: WRITE
// params: {"rows": [{"id": "seed-1", "isEmployee": true, "properties": {"name": "Someone", "recorded": true}}]}
// returns: nothing
UNWIND $rows AS row
MERGE (p:Person {id: row.id})
SET p += row.properties
FOREACH (x IN CASE WHEN row.isEmployee THEN [1] ELSE [] END | SET p:Employee)
FOREACH (x IN CASE WHEN row.isEmployee THEN [] ELSE [1] END | SET p:Contact)
